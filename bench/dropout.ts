import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastEnded } from '#src/dropout/reports/periods.ts';
import { today } from '#src/platform/clock.ts';
import { aYearOfAbsences } from './dropout/year-of-absences.ts';
import { registerOf, serve } from './register/county-server.ts';
import { signedIn } from './register/desk-client.ts';
import { asManyClients } from './register/latencies.ts';
import { keep, printTable, shown } from './report.ts';

const PUPILS = 80_000;
const MILLISECONDS = 10_000;

/** 月报告 of every school of a county with a year of absences and cases behind it, and a class marked on a phone. */
export async function dropout(): Promise<void> {
  const copy = join('bench/data', 'dropout.copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(registerOf(PUPILS), copy, { recursive: true, preserveTimestamps: true, dereference: true });
  const server = await serve(copy);
  try {
    const { absences, cases } = await aYearOfAbsences(server.databaseUrl);
    const officer = await signedIn(server.origin, 'county', 1);
    const head = await signedIn(server.origin, 'head', 1);
    const { key } = lastEnded('month', today());
    const began = performance.now();
    const county: ReportOfCounty = await officer.ask('GET', `/api/dropout-reports?period=${key}`);
    const { rows } = county.figures;
    for (const { path } of rows) await officer.ask('GET', `/api/dropout-reports?period=${key}&unit=${path}`);
    const everySchool = (performance.now() - began) / 1000;
    const once = await asManyClients(
      1,
      MILLISECONDS,
      async () => void (await officer.ask('GET', `/api/dropout-reports?period=${key}`)),
    );
    const own = await asManyClients(
      1,
      MILLISECONDS,
      async () => void (await head.ask('GET', `/api/dropout-reports?period=${key}`)),
    );
    const units = await asManyClients(
      1,
      MILLISECONDS,
      async () => void (await officer.ask('GET', '/api/attendance/units')),
    );
    for (const desk of [officer, head]) desk.end();
    printTable([
      [
        `${absences.toLocaleString('en')} absences, ${cases.toLocaleString('en')} cases, one client`,
        'requests',
        'p50 ms',
        'p95 ms',
      ],
      ...(
        [
          ['the month of the county, every school in it', once],
          ['the month of a school', own],
          ['absences of the county today', units],
        ] as const
      ).map(([name, { requests, p50, p95 }]) => [name, String(requests), shown(p50, 1), shown(p95, 1)]),
    ]);
    console.log(
      `the county and each of its ${rows.length} central schools and schools in turn: ${everySchool.toFixed(1)} s`,
    );
    const goal = {
      goal: 'monthly report of all schools of the county, s, at most 20',
      value: everySchool,
      met: everySchool <= 20,
    };
    keep('dropout', [goal], { absences, cases, everySchool, once, own, units });
  } finally {
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

interface ReportOfCounty {
  readonly figures: { readonly rows: readonly { readonly path: string }[] };
}
