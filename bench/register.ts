import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { registerOf, serve } from './register/county-server.ts';
import type { Latencies } from './register/latencies.ts';
import { type ReadFigures, reads } from './register/reads.ts';
import { type WriteFigures, writes } from './register/writes.ts';
import { type Goal, keep, printTable, shown } from './report.ts';

const SMALL = 80_000;
const BIG = 1_000_000;

/** The product over HTTP on its embedded database, beside the same queries by hand; the big register with `--full`. */
export async function register(full: boolean): Promise<void> {
  const goals: Goal[] = [];
  const figures: object[] = [];
  for (const pupils of full ? [SMALL, BIG] : [SMALL]) {
    const server = await serve(registerOf(pupils));
    try {
      const read = await reads(server);
      printReads(pupils, read);
      goals.push(...readGoals(pupils, read), memoryGoal(pupils, server.peakMegabytes()));
      figures.push({ pupils, read });
    } finally {
      await server.stop();
    }
  }
  const written = await onACopy(SMALL);
  printWrites(written);
  goals.push(...writeGoals(written));
  keep('register', goals, { figures, written });
}

/** What is imported is not to be there when it is measured again. */
async function onACopy(pupils: number): Promise<WriteFigures> {
  const copy = join('bench/data', `register-${pupils}.copy`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(registerOf(pupils), copy, { recursive: true, preserveTimestamps: true });
  const server = await serve(copy);
  try {
    return await writes(server);
  } finally {
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

function printReads(pupils: number, read: readonly ReadFigures[]): void {
  const line = (name: string, { requests, perSecond, p50, p95, p99 }: Latencies, server: number, database: number) => [
    name,
    String(requests),
    shown(perSecond, 0),
    ...[p50, p95, p99].map((value) => shown(value, 1)),
    ...[server, database].map((value) => shown(value)),
  ];
  printTable([
    [
      `${pupils.toLocaleString('en')} records, 32 clients`,
      ...['requests', 'per s', 'p50 ms', 'p95 ms', 'p99 ms'],
      ...['CPU ms, server', 'database'],
    ],
    ...read.flatMap(({ question, renji, floor, cost, floorCost }) => [
      line(`${question}: over HTTP`, renji, cost.server, cost.database),
      line(`${question}: by hand`, floor, Number.NaN, floorCost.database),
    ]),
  ]);
}

function readGoals(pupils: number, read: readonly ReadFigures[]): readonly Goal[] {
  const name = pupils.toLocaleString('en');
  return read.flatMap(({ question, renji, floor }) => [
    goal(`${name}: ${question}, p95 by that of the floor, at most 2.5`, renji.p95 / floor.p95, 2.5),
    goal(`${name}: ${question}, p95 ms, at most 60`, renji.p95, 60),
  ]);
}

function memoryGoal(pupils: number, megabytes: number): Goal {
  return goal(`${pupils.toLocaleString('en')}: server memory MB, at most 600`, megabytes, 600);
}

function printWrites(written: WriteFigures): void {
  printTable([
    [`writing to ${SMALL.toLocaleString('en')} records`, ''],
    ['one correction with re-check (and reading it), p50 ms', shown(written.correction.p50, 1)],
    ['one correction with re-check (and reading it), p95 ms', shown(written.correction.p95, 1)],
    ['3,000 rows, upload to preview, s', shown(written.preview3000)],
    ['3,000 rows, commit, s', shown(written.commit3000)],
    [`re-check of ${written.rechecked.toLocaleString('en')}, findings written, s`, shown(written.recheck)],
    ['80,000 rows, upload to preview, s', shown(written.preview80000)],
    ['80,000 rows, commit, s', shown(written.commit80000)],
    ['most memory of the server, MB', shown(written.peakMegabytes, 0)],
  ]);
}

function writeGoals(written: WriteFigures): readonly Goal[] {
  return [
    goal('one correction with re-check, p95 ms, at most 100', written.correction.p95, 100),
    goal('3,000 rows from upload to preview, s, at most 3', written.preview3000, 3),
    goal('re-check of the county with findings written, s, at most 15', written.recheck, 15),
    goal('most memory of the server while writing, MB, at most 600', written.peakMegabytes, 600),
  ];
}

function goal(name: string, value: number, most: number): Goal {
  return { goal: name, value, met: value <= most };
}
