import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { HOUSEHOLD_RESULTS, type HouseholdResult, STANDINGS, type Standing } from './standings.ts';

/** One child of the roster, as the school takes it to the police station. */
export interface WorkbookRow {
  readonly student: string;
  readonly school: string;
  readonly class: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly guardian: string;
  readonly standing: Standing;
}

/** What a school writes into the empty columns, and by what the row is found again. */
export const FILLED = {
  result: '户籍核实结果',
  idNumber: '身份证件号',
  on: '核实日期',
  note: '备注',
  student: '学籍标识（勿改）',
} as const;

/** The column in which the workbook that comes back says what became of each row. */
export const OUTCOME = '办理情况';

interface RosterColumn {
  readonly heading: string;
  readonly width: number;
  readonly show: (row: WorkbookRow, at: number) => string | Cell;
}

const EMPTY: Cell = { value: '', look: 'entry' };

const COLUMNS: readonly RosterColumn[] = [
  { heading: '序号', width: 6, show: (_, at) => ({ value: at + 1, look: 'count' }) },
  { heading: '学校', width: 26, show: ({ school }) => school },
  { heading: '班级', width: 14, show: (row) => row.class },
  { heading: '姓名', width: 12, show: ({ name }) => name },
  { heading: '性别', width: 6, show: ({ sex }) => sex },
  { heading: '出生日期', width: 12, show: ({ birthDate }) => birthDate },
  { heading: '监护人', width: 12, show: ({ guardian }) => guardian },
  { heading: '核实进度', width: 22, show: ({ standing }) => STANDINGS[standing] },
  { heading: FILLED.result, width: 16, show: () => EMPTY },
  { heading: FILLED.idNumber, width: 22, show: () => EMPTY },
  { heading: FILLED.on, width: 12, show: () => EMPTY },
  { heading: FILLED.note, width: 24, show: () => EMPTY },
  { heading: FILLED.student, width: 38, show: ({ student }) => student },
];

/** 无身份证件号花名册 as a workbook, with empty columns for what the household register says. */
export function rosterSheet(rows: readonly WorkbookRow[], title: string): Sheet {
  const lines: readonly SheetRow[] = rows.map((row, at) => ({ cells: COLUMNS.map(({ show }) => show(row, at)) }));
  const results = Object.values(HOUSEHOLD_RESULTS).join('、');
  const hint = `填“${FILLED.result}”（${results}）和“${FILLED.on}”；有证件号的一并填写，单元格设为文本。填好后整份传回`;
  return {
    name: '无身份证件号花名册',
    widths: COLUMNS.map(({ width }) => width),
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: COLUMNS.length - 1 } },
      { cells: [{ value: hint, look: 'aside' }], joined: { from: 0, to: COLUMNS.length - 1 } },
      { cells: COLUMNS.map(({ heading }) => ({ value: heading, look: 'heading' as const })) },
      ...lines,
    ],
    frozen: { rows: 3, columns: 4 },
    filterRow: 3,
    pagesWide: 1,
  };
}

/** Where the columns that are filled in stand; `undefined` for a row that is not the heading. */
export type FilledColumns = Readonly<Record<keyof typeof FILLED, number>>;

export function columnsAt(cells: readonly string[]): FilledColumns | undefined {
  const at = (heading: string) => cells.findIndex((cell) => bare(cell) === bare(heading));
  const columns = {
    result: at(FILLED.result),
    idNumber: at(FILLED.idNumber),
    on: at(FILLED.on),
    note: at(FILLED.note),
    student: at(FILLED.student),
  };
  return columns.result >= 0 && columns.student >= 0 ? columns : undefined;
}

/** One row that came back: nothing filled in, a household check, or why it is none. */
export type FilledRow =
  | { readonly is: 'empty' }
  | { readonly is: 'wrong'; readonly reason: string }
  | {
      readonly is: 'check';
      readonly student: string;
      readonly result: HouseholdResult;
      readonly on: LocalDate;
      readonly idNumber: string;
      readonly note: string;
    };

export function readFilled(cells: readonly string[], columns: FilledColumns): FilledRow {
  const text = (name: keyof typeof FILLED) => (cells[columns[name]] ?? '').trim();
  const [said, idNumber, day, student] = [text('result'), text('idNumber'), text('on'), text('student')];
  if (said === '' && idNumber === '' && day === '') return { is: 'empty' };
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(student)) {
    return { is: 'wrong', reason: `“${FILLED.student}”被改动或删去了，不知道是哪名学生；请用导出的花名册重新填写` };
  }
  const [result] = (Object.keys(HOUSEHOLD_RESULTS) as HouseholdResult[]).filter((each) => {
    return HOUSEHOLD_RESULTS[each] === said; // the keys of a literal object
  });
  if (result === undefined) {
    const results = Object.values(HOUSEHOLD_RESULTS).join('”“');
    return { is: 'wrong', reason: `“${FILLED.result}”请填“${results}”之一` };
  }
  const on = readDate(day);
  if (on === undefined) return { is: 'wrong', reason: `“${FILLED.on}”不是一个日期，请填八位数字，如 20250318` };
  return { is: 'check', student, result, on, idNumber, note: text('note').slice(0, LONGEST_NOTE) };
}

const LONGEST_NOTE = 200;

/** The workbook as it came, each row with what became of it. */
export function returnedSheet(
  headings: readonly string[],
  rows: readonly { readonly cells: readonly string[]; readonly outcome: string; readonly isRefused: boolean }[],
): Sheet {
  const at = headings.includes(OUTCOME) ? headings.indexOf(OUTCOME) : headings.length;
  const placed = <Of>(cells: readonly string[], own: Of): readonly (string | Of)[] => [
    ...Array.from({ length: at }, (_, i) => cells[i] ?? ''),
    own,
    ...cells.slice(at + 1),
  ];
  return {
    name: '无身份证件号花名册',
    widths: placed(headings, '').map((heading, i) => (i === at ? 60 : Math.min(38, heading.length * 2 + 6))),
    rows: [
      { cells: placed(headings, OUTCOME).map((value) => ({ value, look: 'heading' as const })) },
      ...rows.map(({ cells, outcome, isRefused }) => ({
        cells: placed<Cell>(cells, { value: outcome, look: isRefused ? 'problem' : 'text' }),
      })),
    ],
    frozen: { rows: 1, columns: 4 },
    filterRow: 1,
    pagesWide: 1,
  };
}

function bare(heading: string): string {
  return heading.replace(/[（(].*$/, '').replace(/\s/g, '');
}
