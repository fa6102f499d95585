import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { SUPERVISION_STATES, type Supervision } from '../supervision.ts';
import { lastAnswerOf } from './events.ts';
import { listSupervisions, type SupervisionFilter, type SupervisionLine } from './list-supervisions.ts';
import { openDemand } from './sealed-words.ts';

const MOST_ROWS = 5_000;

/** 督办台账 as a workbook: what the list shows, what was demanded and what was answered last. That it was taken is written down. */
export async function supervisionSheet(
  desk: Desk,
  actor: Actor,
  filter: Omit<SupervisionFilter, 'limit' | 'after'>,
): Promise<{ readonly sheet: Sheet; readonly rows: number }> {
  const { db, clock } = desk;
  const { rows } = await listSupervisions(db, actor, clock.today(), { ...filter, limit: MOST_ROWS });
  const lines: SheetRow[] = [];
  for (const line of rows) lines.push({ cells: await cellsOf(desk, line) });
  const entry = {
    action: 'supervision.export',
    subjectKind: 'unit',
    subject: actor.unit,
    subjectUnit: actor.unit,
  } as const;
  await db
    .transaction()
    .execute((work) => audit(work, actor, { ...entry, detail: { rows: rows.length } }, clock.now()));
  return { rows: rows.length, sheet: sheetOf(clock.today(), lines) };
}

const COLUMNS = [
  ['事由', 34],
  ['督办单位', 22],
  ['被督办单位', 24],
  ['因何督办', 24],
  ['要求', 48],
  ['发起日期', 12],
  ['答复期限', 12],
  ['状态', 16],
  ['答复日期', 12],
  ['最近一次答复', 48],
  ['了结日期', 12],
] as const;

function sheetOf(today: string, lines: readonly SheetRow[]): Sheet {
  return {
    name: '督办台账',
    widths: COLUMNS.map(([, width]) => width),
    rows: [
      { cells: [{ value: `督办台账（截至 ${today}）`, look: 'title' }], joined: { from: 0, to: COLUMNS.length - 1 } },
      { cells: COLUMNS.map(([heading]) => ({ value: heading, look: 'heading' as const })) },
      ...lines,
    ],
    frozen: { rows: 2, columns: 1 },
    filterRow: 2,
    pagesWide: 1,
  };
}

async function cellsOf(desk: Desk, { supervision: of, issuerName, receiverName }: SupervisionLine) {
  const { demand } = await demandOf(desk, of);
  return [
    ...[of.subject, issuerName, receiverName, of.origin?.title ?? '', demand, of.openedOn, of.due ?? '待推算'],
    ...[
      SUPERVISION_STATES[of.state],
      of.answeredOn ?? '',
      (await lastAnswerOf(desk.db, desk, of)) ?? '',
      of.closedOn ?? '',
    ],
  ];
}

/** 要求、依据 of a matter that the caller has found. */
export async function demandOf({ db, seal }: Desk, { county, id }: Supervision) {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from supervisions where county = ${county} and id = ${id}::uuid`.execute(db);
  const [row] = rows;
  return row === undefined ? { demand: '', basis: '' } : openDemand(seal, county, id, row.sealed);
}
