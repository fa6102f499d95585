import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { layOpenCases } from './cases/open-cases.ts';
import { registerOf, serve } from './register/county-server.ts';
import { type DeskClient, signedIn } from './register/desk-client.ts';
import { asManyClients, type Latencies } from './register/latencies.ts';
import { type Goal, keep, printTable, shown } from './report.ts';

const SIZES = { small: { pupils: 8000, cases: 1000 }, full: { pupils: 80_000, cases: 10_000 } } as const;

/** At the same moment: of a county's few hundred offices hardly more ask within one tenth of a second. */
const CLIENTS = 4;
const MILLISECONDS = 10_000;

/** Cases on the desks of a county: the day's page, decisions, and one case of many pupils; the county of the goals with `--full`. */
export async function cases(full: boolean): Promise<void> {
  const size = full ? SIZES.full : SIZES.small;
  const folder = registerOf(size.pupils);
  const copy = join('bench/data', 'cases.copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  const server = await serve(copy);
  try {
    await layOpenCases(server.databaseUrl, copy, size.cases);
    const officer = await signedIn(server.origin, 'county', CLIENTS);
    const registrar = await signedIn(server.origin, 'registrar', CLIENTS);
    const head = await signedIn(server.origin, 'head', CLIENTS);
    const today = await asManyClients(CLIENTS, MILLISECONDS, async () => void (await officer.ask('GET', '/api/today')));
    const list = await asManyClients(CLIENTS, MILLISECONDS, async () => void (await officer.ask('GET', '/api/cases')));
    const { decision, looking } = await decisions(officer);
    const { pupils, opened, submitted, approved } = await manyAtOnce(registrar, head);
    for (const desk of [officer, registrar, head]) desk.end();
    const rows: readonly (readonly [string, Latencies])[] = [
      ['today', today],
      ['the list of my desk', list],
      ['one case, opened', looking],
      ['one last decision, its effect written', decision],
    ];
    printTable([
      [
        `${size.cases.toLocaleString('en')} open cases, ${size.pupils.toLocaleString('en')} pupils`,
        'requests',
        'p50 ms',
        'p95 ms',
      ],
      ...rows.map(([name, { requests, p50, p95 }]) => [name, String(requests), shown(p50, 1), shown(p95, 1)]),
    ]);
    printTable([
      [`one case of ${pupils} pupils`, 's'],
      ['opened', shown(opened)],
      ['submitted', shown(submitted)],
      ['approved, effects written', shown(approved)],
    ]);
    keep(
      'cases',
      [
        goal('today, p95 ms, at most 80', today.p95, 80),
        goal('one last decision, p95 ms, at most 100', decision.p95, 100),
        goal(`one decision over ${pupils} pupils, s, at most 3`, approved, 3),
      ],
      { size, today, list, looking, decision, many: { pupils, opened, submitted, approved } },
    );
  } finally {
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

interface View {
  readonly revision: number;
  readonly hash: string;
}

/** One after the other, as one person decides: the case is opened, looked at, approved; the next one comes. */
async function decisions(officer: DeskClient): Promise<{ decision: Latencies; looking: Latencies }> {
  let next: { id?: string } = await officer.ask('GET', '/api/cases/next');
  let view: View | undefined;
  const took: { decision: number; looking: number }[] = [];
  await asManyClients(1, MILLISECONDS * 2, async () => {
    if (next.id === undefined) return;
    const began = performance.now();
    view = await officer.ask<View>('GET', `/api/cases/${next.id}`);
    const looked = performance.now();
    await decide(officer, next.id, 'approve', view);
    took.push({ looking: looked - began, decision: performance.now() - looked });
    next = await officer.ask('GET', `/api/cases/next?after=${next.id}`);
  });
  return { decision: spread(took.map((each) => each.decision)), looking: spread(took.map((each) => each.looking)) };
}

function decide(desk: DeskClient, id: string, action: string, { revision, hash }: View): Promise<unknown> {
  return desk.ask('POST', `/api/cases/${id}/decisions`, { action, seen: { revision, hash } });
}

/** 分班: as many pupils of one school as a case takes. */
async function manyAtOnce(registrar: DeskClient, head: DeskClient) {
  const students: string[] = [];
  let cursor: string | undefined;
  do {
    const page: { rows: readonly { id: string; status: string }[]; next?: string } = await registrar.ask(
      'POST',
      '/api/pupils/search',
      { limit: 200, ...(cursor === undefined ? {} : { cursor }) },
    );
    students.push(...page.rows.flatMap(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined && students.length < 1000);
  const { pupils }: { pupils: readonly { student: string; objections: readonly unknown[] }[] } = await registrar.ask(
    'POST',
    '/api/cases/blockers',
    { procedure: 'class-assignment', students: students.slice(0, 500) },
  );
  const free = pupils.flatMap(({ student, objections }) => (objections.length === 0 ? [student] : []));
  let id = '';
  const opened = await seconds(async () => {
    const begun = { procedure: 'class-assignment', students: free, answers: { className: '99' } };
    id = (await registrar.ask<{ id: string }>('POST', '/api/cases', begun)).id;
  });
  const look = (desk: DeskClient) => desk.ask<View>('GET', `/api/cases/${id}`);
  const draft = await look(registrar);
  const submitted = await seconds(() => decide(registrar, id, 'submit', draft));
  const before = await look(head);
  const approved = await seconds(() => decide(head, id, 'approve', before));
  return { pupils: free.length, opened, submitted, approved };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function spread(milliseconds: readonly number[]): Latencies {
  const took = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  const total = took.reduce((sum, each) => sum + each, 0) / 1000;
  return { requests: took.length, perSecond: took.length / total, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function goal(name: string, value: number, most: number): Goal {
  return { goal: name, value, met: value <= most };
}
