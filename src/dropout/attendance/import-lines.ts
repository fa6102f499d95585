import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { toHalfWidth } from '#src/kernel/text.ts';
import { type AbsenceReason, readReason } from './absence.ts';

/** 考勤表的一行 — as it was written. */
export interface AttendanceLine {
  readonly row: number;
  readonly grade: string;
  readonly className: string;
  readonly name: string;
  /** 学籍号或身份证件号, where two share a name. */
  readonly number: string;
  readonly day: string;
  readonly reason: string;
}

type Cell = Exclude<keyof AttendanceLine, 'row'>;

/** 模板列 — the headings of the template, and what else such lists call them. */
export const ATTENDANCE_COLUMNS: Readonly<Record<Cell, readonly string[]>> = {
  grade: ['年级'],
  className: ['班级', '班'],
  name: ['姓名', '学生姓名'],
  number: ['学籍号', '身份证件号', '身份证号', '学籍号或证件号'],
  day: ['日期', '缺勤日期'],
  reason: ['原因', '缺勤原因', '考勤', '考勤情况'],
};

/** 全勤 — a line without a name, which says that the class was looked at that day and everybody was there. */
export const ALL_PRESENT = '全勤';

/** Every line below the heading; empty when the table has none. Rows are counted from 1. */
export function attendanceLines(rows: readonly (readonly string[])[]): readonly AttendanceLine[] {
  for (const [at, row] of rows.entries()) {
    const columns = columnsIn(row);
    if (columns.day === undefined || columns.reason === undefined) continue;
    return rows
      .map((cells, i) => ({ cells, number: i + 1 }))
      .slice(at + 1)
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ cells, number }) => ({ row: number, ...read(cells, columns) }));
  }
  return [];
}

type Columns = Readonly<Record<Cell, number | undefined>>;

function columnsIn(row: readonly string[]): Columns {
  const headings = row.map((text) => toHalfWidth(text).replace(/[\s*★]|\(.*\)/g, ''));
  const found = Object.entries(ATTENDANCE_COLUMNS).map(([name, titles]) => {
    const at = headings.findIndex((heading) => titles.includes(heading));
    return [name, at < 0 ? undefined : at];
  });
  return Object.fromEntries(found) as Columns; // one entry for each cell
}

function read(cells: readonly string[], columns: Columns): Readonly<Record<Cell, string>> {
  const texts = Object.entries(columns).map(([name, at]) => [name, at === undefined ? '' : (cells[at] ?? '').trim()]);
  return Object.fromEntries(texts) as Record<Cell, string>; // one entry for each cell
}

/** What a line says of whom and when, or why it says nothing. */
export type LineMeaning =
  | { readonly is: 'absent'; readonly day: LocalDate; readonly reason: AbsenceReason }
  | { readonly is: 'all-present'; readonly day: LocalDate }
  | { readonly is: 'wrong'; readonly message: string };

export function meaningOf({ name, day: text, reason: words, grade, className }: AttendanceLine): LineMeaning {
  const day = readDate(text);
  if (day === undefined) return { is: 'wrong', message: `日期“${text}”看不懂，请写成 2025-03-18` };
  if (grade === '' || className === '') return { is: 'wrong', message: '没有写年级和班级，请补上' };
  if (name === '' && words.replace(/\s+/g, '') === ALL_PRESENT) return { is: 'all-present', day };
  if (name === '') return { is: 'wrong', message: `没有写姓名。全班到齐的，原因写“${ALL_PRESENT}”` };
  const reason = readReason(words);
  if (reason === undefined) return { is: 'wrong', message: `原因“${words}”不在病假、事假、无故之内，请从列表中选` };
  return { is: 'absent', day, reason };
}
