import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { addDays } from '#src/kernel/local-date.ts';
import { today } from '#src/platform/clock.ts';
import { connect } from '#src/platform/database/connect.ts';
import { EVERY_SECTION, type SectionName } from '#src/verification/summary/figures.ts';
import { workOnLedger } from './campaign/worked-ledger.ts';
import { registerOf, serve } from './register/county-server.ts';
import { type DeskClient, signedIn } from './register/desk-client.ts';
import { asManyClients, type Latencies } from './register/latencies.ts';
import { type Goal, keep, printTable, shown } from './report.ts';

const PUPILS = 80_000;
const MILLISECONDS = 10_000;

/** 汇总 of a campaign over a whole county, over HTTP, beside the one statement that a person would write by hand. */
export async function campaign(): Promise<void> {
  const copy = join('bench/data', 'campaign.copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(registerOf(PUPILS), copy, { recursive: true, preserveTimestamps: true });
  const server = await serve(copy);
  try {
    const officer = await signedIn(server.origin, 'county', 1);
    const head = await signedIn(server.origin, 'head', 1);
    const began = performance.now();
    const id = await opened(officer);
    const opening = (performance.now() - began) / 1000;
    const lines = await workOnLedger(server.databaseUrl, id);
    const rows: (readonly [string, Latencies])[] = [];
    for (const section of EVERY_SECTION) rows.push([`the county: ${section}`, await asked(officer, id, section)]);
    rows.push(['a school: sheets', await asked(head, id, 'sheets')]);
    rows.push(['who is behind', await repeated(() => officer.ask('GET', `/api/campaigns/${id}/behind`))]);
    const byHand = await handWritten(server.databaseUrl, id);
    for (const desk of [officer, head]) desk.end();
    printTable([
      [`a ledger of ${lines.toLocaleString('en')} lines, one client`, 'requests', 'p50 ms', 'p95 ms'],
      ...[...rows, ['by hand: states and flags by class', byHand] as const].map(([name, { requests, p50, p95 }]) => [
        ...[name, String(requests), shown(p50, 1), shown(p95, 1)],
      ]),
    ]);
    const sheets = rows[0]?.[1];
    keep(
      'campaign',
      [
        goal('summary of the county, p95 ms, at most 150', sheets?.p95 ?? Number.NaN, 150),
        goal('summary of the county, p95 by that of the hand-written', (sheets?.p95 ?? Number.NaN) / byHand.p95, 2),
        goal(`a campaign of ${lines.toLocaleString('en')} lines opened, s, at most 15`, opening, 15),
      ],
      { lines, opening, rows: Object.fromEntries(rows), byHand },
    );
  } finally {
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

async function opened(officer: DeskClient): Promise<string> {
  const { unit }: { unit: string } = await officer.ask('GET', '/api/session');
  const draft = {
    ...{ title: '学籍信息质量核查', basis: '西峡县教育体育局函件', startsOn: today(), deadline: addDays(today(), 27) },
    content: { units: [unit], grades: [], phases: [], emphasis: { fields: [], rules: [] } },
  };
  const { id }: { id: string } = await officer.ask('POST', '/api/campaigns', draft);
  await officer.ask('POST', `/api/campaigns/${id}/opening`, { revision: 1 });
  return id;
}

function asked(desk: DeskClient, id: string, section: SectionName): Promise<Latencies> {
  return repeated(() => desk.ask('GET', `/api/campaigns/${id}/summary?about=${section}`));
}

function repeated(ask: () => Promise<unknown>): Promise<Latencies> {
  return asManyClients(1, MILLISECONDS, async () => void (await ask()));
}

/** The states and flags of all lines by class, asked of the database itself. */
async function handWritten(databaseUrl: string, id: string): Promise<Latencies> {
  const { db, close } = connect(databaseUrl, { size: 1, name: 'renji bench' });
  try {
    return await repeated(() =>
      sql`
        select unit, state, is_issued, has_changes, copies > 0 as printed, cannot_reason, left_at is null as here,
          count(*)::integer as lines
        from campaign_lines where campaign = ${id}::uuid
        group by unit, state, is_issued, has_changes, copies > 0, cannot_reason, left_at is null`.execute(db),
    );
  } finally {
    await close();
  }
}

function goal(name: string, value: number, most: number): Goal {
  return { goal: name, value, met: value <= most };
}
