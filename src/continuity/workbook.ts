import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import {
  DESTINATIONS,
  type Destination,
  EVERY_DESTINATION,
  LEAVER_KINDS,
  LEAVER_STATES,
  type LeaverKind,
  type LeaverState,
} from './leaver.ts';

/** One leaver as a workbook tells it. */
export interface LeaverOfWorkbook {
  readonly id: string;
  readonly name: string;
  readonly place: { readonly school: string; readonly class: string };
  readonly kind: LeaverKind;
  readonly leftOn: string;
  readonly state: LeaverState;
  readonly destination: Destination | undefined;
  readonly to: string;
  readonly contact: string;
  readonly number: string | undefined;
  readonly dueOn: string | undefined;
  readonly taken: string;
  readonly closedOn: string | undefined;
}

/** What a school writes into the empty columns, and by what the row is found again. */
export const FILLED = {
  to: '去向',
  here: '本县学校',
  place: '外地（省、市、县）或国家',
  school: '外地学校、职业学校',
  contact: '联系人和电话、说明',
  leaver: '跟踪标识（勿改）',
} as const;

export const OUTCOME = '办理情况';

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly show: (row: LeaverOfWorkbook) => string | Cell;
}

const EMPTY: Cell = { value: '', look: 'entry' };

const WHO: readonly Column[] = [
  { heading: '学校', width: 26, show: ({ place }) => place.school },
  { heading: '班级', width: 16, show: ({ place }) => place.class },
  { heading: '姓名', width: 12, show: ({ name }) => name },
  { heading: '怎样离开', width: 12, show: ({ kind }) => LEAVER_KINDS[kind].title },
];

const TOLD: readonly Column[] = [
  ...WHO,
  { heading: '离开日期', width: 12, show: ({ leftOn }) => leftOn },
  { heading: '接续状态', width: 20, show: ({ state }) => LEAVER_STATES[state].title },
  { heading: '登记的去向', width: 30, show: ({ to }) => to },
  { heading: '联系、说明', width: 24, show: ({ contact }) => contact },
  { heading: '立案编号', width: 16, show: ({ number }) => number ?? '' },
  { heading: '办结期限', width: 12, show: ({ dueOn }) => dueOn ?? '' },
  { heading: '接收学校', width: 26, show: ({ taken }) => taken },
  { heading: '了结日期', width: 12, show: ({ closedOn }) => closedOn ?? '' },
];

const ASKED: readonly Column[] = [
  ...WHO,
  { heading: FILLED.to, width: 12, show: () => EMPTY },
  { heading: FILLED.here, width: 26, show: () => EMPTY },
  { heading: FILLED.place, width: 26, show: () => EMPTY },
  { heading: FILLED.school, width: 26, show: () => EMPTY },
  { heading: FILLED.contact, width: 28, show: () => EMPTY },
  { heading: FILLED.leaver, width: 38, show: ({ id }) => id },
];

/** 接续名单 */
export function leaversSheet(rows: AsyncIterable<LeaverOfWorkbook>, title: string): Sheet {
  return sheetOf('接续名单', TOLD, rows, [title]);
}

/** 去向登记表 — with empty columns for what the families said; 去向 is chosen from a list, and so is the school of this county. */
export function destinationsSheet(
  rows: AsyncIterable<LeaverOfWorkbook>,
  { title, schools, count }: { readonly title: string; readonly schools: readonly string[]; readonly count: number },
): Sheet {
  const hint = `“${FILLED.to}”选：${EVERY_DESTINATION.map((each) => DESTINATIONS[each].title).join('、')}。填好后整份传回，每行单独登记`;
  const columnOf = (heading: string) => ASKED.findIndex((column) => column.heading === heading);
  const lines = { from: HEAD_ROWS + 2, to: HEAD_ROWS + 1 + Math.max(count, 1) };
  return {
    ...sheetOf('去向登记表', ASKED, rows, [title, hint]),
    choices: [
      {
        ...{ column: columnOf(FILLED.to), ...lines, refusal: '请从列表中选去向' },
        options: EVERY_DESTINATION.map((each) => DESTINATIONS[each].title),
      },
      ...(schools.length === 0
        ? []
        : [{ column: columnOf(FILLED.here), ...lines, options: schools, refusal: '请从列表中选本县学校' }]),
    ],
  };
}

const HEAD_ROWS = 2;

function sheetOf(
  name: string,
  columns: readonly Column[],
  rows: AsyncIterable<LeaverOfWorkbook>,
  head: readonly string[],
): Sheet {
  async function* lines(): AsyncGenerator<SheetRow> {
    for (const [at, value] of head.entries()) {
      yield { cells: [{ value, look: at === 0 ? 'title' : 'aside' }], joined: { from: 0, to: columns.length - 1 } };
    }
    yield { cells: columns.map(({ heading }) => ({ value: heading, look: 'heading' as const })) };
    for await (const row of rows) yield { cells: columns.map(({ show }) => show(row)) };
  }
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: lines(),
    frozen: { rows: head.length + 1, columns: 3 },
    filterRow: head.length + 1,
    pagesWide: 1,
  };
}

export type FilledColumns = Readonly<Record<keyof typeof FILLED, number>>;

/** Where the columns that are filled in stand; `undefined` for a row that is not the heading. */
export function columnsAt(cells: readonly string[]): FilledColumns | undefined {
  const at = (heading: string) => cells.findIndex((cell) => bare(cell) === bare(heading));
  const columns = Object.fromEntries(
    Object.entries(FILLED).map(([key, heading]) => [key, at(heading)]),
  ) as FilledColumns; // one each
  return columns.to >= 0 && columns.leaver >= 0 ? columns : undefined;
}

/** One row that came back. */
export type FilledRow =
  | { readonly is: 'empty' }
  | { readonly is: 'wrong'; readonly reason: string }
  | {
      readonly is: 'stated';
      readonly leaver: string;
      readonly to: Destination;
      readonly here: string;
      readonly place: string;
      readonly school: string;
      readonly contact: string;
    };

export function readFilled(cells: readonly string[], columns: FilledColumns): FilledRow {
  const text = (name: keyof typeof FILLED) => (cells[columns[name]] ?? '').trim().slice(0, LONGEST);
  const [said, here, place, school, contact] = [
    text('to'),
    text('here'),
    text('place'),
    text('school'),
    text('contact'),
  ];
  if ([said, here, place, school, contact].every((each) => each === '')) return { is: 'empty' };
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text('leaver'))) {
    return { is: 'wrong', reason: `“${FILLED.leaver}”被改动或删去了，不知道是哪名学生；请用导出的登记表重新填写` };
  }
  const to = EVERY_DESTINATION.find((each) => DESTINATIONS[each].title === said);
  if (to === undefined) {
    const titles = EVERY_DESTINATION.map((each) => DESTINATIONS[each].title).join('”“');
    return { is: 'wrong', reason: `“${FILLED.to}”请填“${titles}”之一` };
  }
  return { is: 'stated', leaver: text('leaver'), to, here, place, school, contact };
}

const LONGEST = 100;

/** The workbook as it came, each row with what became of it. */
export function returnedSheet(
  headings: readonly string[],
  rows: readonly { readonly cells: readonly string[]; readonly outcome: string; readonly isRefused: boolean }[],
): Sheet {
  const kept = headings.filter((heading) => heading !== OUTCOME).length;
  return {
    name: '去向登记表',
    widths: [...headings.slice(0, kept).map((heading) => Math.min(38, heading.length * 2 + 6)), 60],
    rows: [
      { cells: [...headings.slice(0, kept), OUTCOME].map((value) => ({ value, look: 'heading' as const })) },
      ...rows.map(({ cells, outcome, isRefused }) => ({
        cells: [
          ...Array.from({ length: kept }, (_, at) => cells[at] ?? ''),
          { value: outcome, look: isRefused ? ('problem' as const) : ('text' as const) },
        ],
      })),
    ],
    frozen: { rows: 1, columns: 3 },
    filterRow: 1,
    pagesWide: 1,
  };
}

function bare(text: string): string {
  return text.replace(/[\s（）()]/g, '');
}
