import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '#src/kernel/local-date.ts';
import { today } from '#src/platform/clock.ts';
import { layYear } from './monitoring/year-of-work.ts';
import { registerOf, serve } from './register/county-server.ts';
import { type DeskClient, signedIn } from './register/desk-client.ts';
import { asManyClients, type Latencies } from './register/latencies.ts';
import { type Goal, keep, printTable, shown } from './report.ts';

const PUPILS = 80_000;
const MILLISECONDS = 10_000;

interface Board {
  readonly lines: readonly { readonly path: string }[];
}

/** 监测 of a county of 80,000 with a year of work behind it, over HTTP: the board counted anew, a day that was kept, a course, a list. */
export async function monitoring(): Promise<void> {
  const copy = join('bench/data', 'monitoring.copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(registerOf(PUPILS), copy, { recursive: true, preserveTimestamps: true });
  const server = await serve(copy);
  try {
    const officer = await signedIn(server.origin, 'county', 1);
    const head = await signedIn(server.origin, 'head', 1);
    await firstRound(officer);
    const laid = await layYear(server.databaseUrl);
    const { lines } = await officer.ask<Board>('GET', '/api/monitoring');
    const below = lines[1]?.path ?? '';
    const asked = async (name: string, desk: DeskClient, path: string) =>
      [name, await asManyClients(1, MILLISECONDS, async () => void (await desk.ask('GET', path)))] as const;
    const rows: readonly (readonly [string, Latencies])[] = [
      await asked('the county, counted now', officer, '/api/monitoring'),
      await asked('a central school, counted now', officer, `/api/monitoring?unit=${below}`),
      await asked('a school, counted now', head, '/api/monitoring'),
      await asked('the county on a day that was kept', officer, `/api/monitoring?day=${addDays(today(), -200)}`),
      await asked(
        'a day of which nothing was kept, reckoned',
        officer,
        `/api/monitoring?day=${addDays(today(), -370)}`,
      ),
      await asked('a year of one figure', officer, '/api/monitoring/trend?figure=steps-overdue&days=366'),
      await asked('the list of the overdue', officer, '/api/monitoring/items?figure=steps-overdue'),
    ];
    for (const desk of [officer, head]) desk.end();
    const title = `${laid.steps.toLocaleString('en')} steps, ${laid.signIns.toLocaleString('en')} sign-ins, ${laid.days.toLocaleString('en')} snapshots`;
    printTable([
      [title, 'requests', 'p50 ms', 'p95 ms'],
      ...rows.map(([name, { requests, p50, p95 }]) => [name, String(requests), shown(p50, 1), shown(p95, 1)]),
    ]);
    const worst = Math.max(...rows.map(([, { p95 }]) => p95));
    keep(
      'monitoring',
      [
        goal('the county, counted now, p95 ms, at most 200', rows[0]?.[1].p95 ?? Number.NaN, 200),
        goal('anything of the board, p95 ms, at most 500', worst, 500),
      ],
      { laid, rows: Object.fromEntries(rows) },
    );
  } finally {
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The server takes its first snapshots by itself, a month of them; the year is laid beside those. */
async function firstRound(officer: DeskClient): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { days } = await officer.ask<{ days: readonly { day: string }[] }>(
      'GET',
      '/api/monitoring/trend?figure=pupils',
    );
    if (days.some(({ day }) => day === today())) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('no snapshot was taken');
}

function goal(name: string, value: number, most: number): Goal {
  return { goal: name, value, met: value <= most };
}
