import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { ABSENCE_REASONS, EVERY_REASON } from './absence.ts';
import { ALL_PRESENT, ATTENDANCE_COLUMNS } from './import-lines.ts';

/** 考勤表模板 — one line for each child and day of absence, with lists to choose from, and a sheet that says how. */
export function attendanceTemplate(
  classes: readonly { readonly grade: string; readonly name: string }[],
): readonly Sheet[] {
  const headings = Object.values(ATTENDANCE_COLUMNS).map(([title]) => title ?? '');
  const grades = [...new Set(classes.map(({ grade }) => grade))];
  const names = [...new Set(classes.map(({ name }) => name))];
  const choice = (column: number, options: readonly string[]) => ({
    ...{ column, from: 2, to: MOST_ROWS, options },
    refusal: `请从列表中选：${options.slice(0, 8).join('、')}`,
  });
  const heading: SheetRow = { cells: headings.map((value) => ({ value, look: 'heading' })) };
  return [
    {
      ...{ name: '考勤', widths: [12, 10, 14, 24, 14, 12], rows: [heading], pagesWide: 1 },
      frozen: { rows: 1, columns: 0 },
      choices: [
        ...(grades.length > 0 ? [choice(0, grades)] : []),
        ...(names.length > 0 ? [choice(1, names)] : []),
        choice(5, [...EVERY_REASON.map((reason) => ABSENCE_REASONS[reason].title), ALL_PRESENT]),
      ],
    },
    {
      ...{ name: '填表说明', widths: [16, 90], pagesWide: 1 },
      rows: NOTES.map(([title, text]) => ({ cells: [{ value: title, look: 'heading' as const }, text] })),
    },
  ];
}

const MOST_ROWS = 2000;

const NOTES: readonly (readonly [string, string])[] = [
  ['只填缺勤的', '到校的学生不用填。一名学生缺勤几天就填几行，日期写成 2025-03-18。'],
  [
    '全勤的班',
    `某天全班到齐，填一行：年级、班级、日期，原因选“${ALL_PRESENT}”，姓名空着。这样系统知道那天看过这个班。`,
  ],
  ['原因', '病假、事假、无故。旷课、无故离校都填“无故”。'],
  ['学籍号', '班里有同名学生时填学籍号或身份证件号，平时不用填。'],
  ['与班主任登记不同的', '班主任已经在系统里登记了别的原因的，保留班主任的，导入时会逐行列出。'],
];
