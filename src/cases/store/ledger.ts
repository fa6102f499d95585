import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Unit, UnitPath } from '#src/organization/unit.ts';
import { today } from '#src/platform/clock.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { CASE_STATES, type CaseState } from '#src/workflow/case.ts';
import type { CaseDesk } from './case-desk.ts';
import { type CaseFilter, conditionsOfCases } from './list-cases.ts';
import { visibleTo } from './visible-cases.ts';

/** More lines nobody reads in one ledger; a county has some thousands of cases a year. */
const MOST_CASES = 50_000;

/** How many lines the ledger would hold; `too-many` says that it has to be narrowed first. */
export async function countLedger(desk: CaseDesk, actor: Actor, filter: CaseFilter): Promise<number | 'too-many'> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from cases
    where ${sql.join(await conditionsOf(desk, actor, filter), sql` and `)}`.execute(desk.db);
  const count = rows[0]?.count ?? 0;
  return count > MOST_CASES ? 'too-many' : count;
}

/** 学籍业务台账 — one line a case, in the order of their numbers, no number of a person in it. That it was taken is written down. */
export async function ledgerSheet(desk: CaseDesk, actor: Actor, filter: CaseFilter): Promise<Sheet> {
  const conditions = await conditionsOf(desk, actor, filter);
  const { rows } = await sql<LedgerRow>`
    select cases.number, cases.procedure, cases.title, cases.state, cases.holding, cases.receiving, cases.due,
      cases.opened_at, cases.submitted_at, cases.closed_at,
      (select case_steps.title from case_steps where case_steps.county = cases.county and case_steps.case_id = cases.id
        and case_steps.done_on is null limit 1) as step
    from cases where ${sql.join(conditions, sql` and `)} order by cases.number limit ${MOST_CASES}`.execute(desk.db);
  // The columns hold nothing but paths.
  const paths = rows.flatMap(({ holding, receiving }) => [holding, receiving].filter((path) => path !== null));
  const units = await unitsAt(desk.db, actor.county, [...new Set(paths as UnitPath[])]);
  const unit = filter.unit ?? actor.unit;
  const detail = { cases: rows.length, scope: filter.scope, state: filter.state, procedure: filter.procedure };
  await desk.db
    .transaction()
    .execute((work) =>
      audit(
        work,
        actor,
        { action: 'case.export', subjectKind: 'unit', subject: unit, subjectUnit: unit, detail },
        desk.clock.now(),
      ),
    );
  return sheetOf(rows, units, desk.clock.today());
}

/** Only cases of which a party lies where the office may export. */
async function conditionsOf(desk: CaseDesk, actor: Actor, filter: CaseFilter) {
  const { calendar } = await desk.calendarOf(desk.db, actor.county);
  const reckoning = { today: desk.clock.today(), calendar };
  return [...conditionsOfCases(actor, filter, reckoning), visibleTo(actor, 'case.export')];
}

interface LedgerRow {
  readonly number: string;
  readonly procedure: string;
  readonly title: string;
  readonly state: string;
  readonly step: string | null;
  readonly holding: string | null;
  readonly receiving: string | null;
  readonly due: LocalDate | null;
  readonly opened_at: Date;
  readonly submitted_at: Date | null;
  readonly closed_at: Date | null;
}

interface LedgerColumn {
  readonly heading: string;
  readonly width: number;
  readonly show: (row: LedgerRow, units: ReadonlyMap<UnitPath, Unit>, at: number) => string | Cell;
}

/** 台账栏目, in the order of the county's paper ledger. */
const COLUMNS: readonly LedgerColumn[] = [
  { heading: '序号', width: 6, show: (_, __, at) => ({ value: at + 1, look: 'count' }) },
  { heading: '编号', width: 14, show: ({ number }) => number },
  { heading: '业务', width: 18, show: ({ procedure }) => procedureOf(procedure)?.title ?? procedure },
  { heading: '学生', width: 14, show: ({ title }) => title },
  { heading: '学籍所在学校', width: 28, show: ({ holding }, units) => nameAt(holding, units) },
  { heading: '转入学校', width: 28, show: ({ receiving }, units) => nameAt(receiving, units) },
  { heading: '填报日期', width: 12, show: ({ opened_at: at }) => today(at) },
  { heading: '提交日期', width: 12, show: ({ submitted_at: at }) => (at === null ? '' : today(at)) },
  { heading: '状态', width: 10, show: ({ state }) => CASE_STATES[state as CaseState['at']] }, // the table's check
  { heading: '现环节', width: 16, show: ({ step }) => step ?? '' },
  { heading: '期限', width: 12, show: ({ state, due }) => (state === 'step' ? (due ?? '待定') : '') },
  { heading: '办结日期', width: 12, show: ({ closed_at: at }) => (at === null ? '' : today(at)) },
];

function nameAt(path: string | null, units: ReadonlyMap<UnitPath, Unit>): string {
  return units.get(path as UnitPath)?.name ?? ''; // the columns hold nothing but paths
}

function sheetOf(rows: readonly LedgerRow[], units: ReadonlyMap<UnitPath, Unit>, day: LocalDate): Sheet {
  const lines: readonly SheetRow[] = rows.map((row, at) => ({
    cells: COLUMNS.map(({ show }) => show(row, units, at)),
  }));
  return {
    name: '学籍业务台账',
    widths: COLUMNS.map(({ width }) => width),
    rows: [
      {
        cells: [{ value: `学籍业务台账（截至 ${day}，共 ${rows.length} 件）`, look: 'title' }],
        joined: { from: 0, to: COLUMNS.length - 1 },
      },
      { cells: COLUMNS.map(({ heading }) => ({ value: heading, look: 'heading' as const })) },
      ...lines,
    ],
    frozen: { rows: 2, columns: 2 },
    filterRow: 2,
    pagesWide: 1,
  };
}
