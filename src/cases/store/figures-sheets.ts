import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Period } from '../desk-figures.ts';
import type { CaseDesk } from './case-desk.ts';
import { everybodySeen, type FiguresShown, type UnitFigures } from './desk-figures.ts';
import type { PersonSeen } from './people-seen.ts';

/** 办理情况 as a workbook: units on one sheet, people on the other. That it was taken is written down. */
export async function figuresSheets(
  desk: CaseDesk,
  actor: Actor,
  { unit, workingDays, rows }: FiguresShown,
  period: Period,
): Promise<readonly Sheet[]> {
  const people = await everybodySeen(desk, actor, unit.path, period);
  const deed = { action: 'figures.export', subjectKind: 'unit', subject: unit.path, subjectUnit: unit.path } as const;
  const detail = { ...period, people: people.length };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  const days = workingDays === undefined ? '放假安排未公布' : `${workingDays} 个工作日`;
  const title = `${unit.name} 登录与办理情况（${period.since} 至 ${period.until}，${days}）`;
  return [sheetOf('办理情况', title, UNIT_COLUMNS, rows), sheetOf('登录情况', title, PEOPLE_COLUMNS, people)];
}

interface FigureColumn<Row> {
  readonly heading: string;
  readonly width: number;
  readonly show: (row: Row) => string | number | undefined;
}

const UNIT_COLUMNS: readonly FigureColumn<UnitFigures>[] = [
  { heading: '单位', width: 30, show: ({ name, own }) => (own ? `${name}（本级）` : name) },
  { heading: '人员', width: 8, show: ({ people }) => people },
  { heading: '登录过', width: 8, show: ({ signedIn }) => signedIn },
  { heading: '登录人日', width: 10, show: ({ signInDays }) => signInDays },
  { heading: '收到', width: 8, show: ({ received }) => received },
  { heading: '办出', width: 8, show: ({ decided }) => decided },
  { heading: '用时中位数（工作日）', width: 20, show: ({ medianDays }) => medianDays },
  { heading: '最长用时（工作日）', width: 18, show: ({ worstDays }) => worstDays },
  { heading: '超期办出', width: 10, show: ({ late }) => late },
  { heading: '在办', width: 8, show: ({ waiting }) => waiting },
  { heading: '其中已超期', width: 12, show: ({ overdue }) => overdue },
];

const PEOPLE_COLUMNS: readonly FigureColumn<PersonSeen>[] = [
  { heading: '单位', width: 30, show: ({ unitName }) => unitName },
  { heading: '姓名', width: 12, show: ({ name }) => name },
  { heading: '岗位', width: 16, show: ({ office }) => office },
  { heading: '登录的工作日', width: 14, show: ({ days }) => days },
  { heading: '最近登录', width: 12, show: ({ lastOn }) => lastOn ?? '期内未登录' },
];

function sheetOf<Row>(name: string, title: string, columns: readonly FigureColumn<Row>[], rows: readonly Row[]): Sheet {
  const lines: readonly SheetRow[] = rows.map((row) => ({ cells: columns.map(({ show }) => cellOf(show(row))) }));
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: columns.length - 1 } },
      { cells: columns.map(({ heading }) => ({ value: heading, look: 'heading' as const })) },
      ...lines,
    ],
    frozen: { rows: 2, columns: 1 },
    filterRow: 2,
    pagesWide: 1,
  };
}

function cellOf(value: string | number | undefined): string | Cell {
  return typeof value === 'number' ? { value, look: 'count' } : (value ?? '');
}
