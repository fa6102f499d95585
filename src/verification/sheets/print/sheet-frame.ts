import { drawn, rect } from './drawing.ts';
import { type Box, fitted } from './fit-text.ts';
import { FOOT, GROUP_BOXES, HEAD, LEFT, PROBLEMS, STRIP, TABLE_BOTTOM, TABLE_TOP, WIDTH } from './page-geometry.ts';
import type { PlacedText } from './sheet-data.ts';

/** 表框 — what is the same on every sheet: its lines as one drawing, and its printed words. */
export interface SheetFrame {
  /** An SVG of the whole page. */
  readonly lines: string;
  readonly texts: readonly PlacedText[];
}

const NOTES = [
  '填写说明：1.“原信息”无误的不必填写；有误的，请用黑色笔在右边“家长更正”栏工整写明正确内容。空白的“原信息”请补填。',
  '2. 标※的是关键信息，更正须同时交公安机关出具的证明（户籍登记项目变更证明等），由学校办理“关键信息变更”。项目名称加粗的，是本次重点核查的内容。',
];
const RESULT = ['核对结果（请打√）：', '□ 全部核对无误，未作修改', '□ 有修改，已写在“家长更正”栏'];

/** 签字栏: what is written beforehand, each from its place, in millimetres from the left edge of its box. */
const SIGNATURES: readonly (readonly [text: string, box: Box, from: number])[] = [
  ['家长（监护人）签字：', FOOT.guardian, 0],
  ['与学生关系：', FOOT.guardian, 62],
  ['手机：', FOOT.guardian, 98],
  ['日期：', FOOT.guardian, 143],
  ['年　　月　　日', FOOT.guardian, 159],
  ['班主任核对签字：', FOOT.teacher, 0],
  ['年　　月　　日', FOOT.teacher, 56],
  ['学校主管领导审核签字（盖章）：', FOOT.head, 0],
  ['年　　月　　日', FOOT.head, 77],
];

const HEADING = 5;
const THICK = 0.35;
const THIN = 0.15;
const GREY = '#f1f1f1';

const LINES = drawing();

/** The frame for a campaign that lays stress on these cells: their titles stand out. */
export function sheetFrame(stressed: readonly string[]): SheetFrame {
  return { lines: LINES, texts: words(new Set(stressed)) };
}

function words(stressed: ReadonlySet<string>): readonly PlacedText[] {
  const label = (text: string, box: Box, size = 8, bold = false) => fitted(text, box, { size, align: 'center', bold });
  return [
    ...fitted('学生学籍信息核对表', HEAD.title, { size: 19, align: 'center', bold: true }),
    ...fitted('核对密码', HEAD.keyTitle, { size: 7.5, align: 'center', grey: true }),
    ...HEAD.cells.flatMap(({ title, label: box }) => label(title, box)),
    ...GROUP_BOXES.flatMap(({ title, strip, cells }) => [
      ...fitted(title, strip, { size: 8, align: 'center', bold: true }),
      ...cells.flatMap(({ cell, title: box }) =>
        label(cell.isKey ? `※${cell.title}` : cell.title, box, 7.5, stressed.has(cell.name)),
      ),
    ]),
    ...headings(),
    ...fitted('重点核对', { ...PROBLEMS.box, width: STRIP }, { size: 7.5, align: 'center', bold: true }),
    ...NOTES.flatMap((note, at) => fitted(note, FOOT.notes[at] ?? PROBLEMS.box, { size: 7.5 })),
    ...RESULT.flatMap((text, at) => fitted(text, within(FOOT.result, at * 52), { size: 10, bold: true })),
    ...SIGNATURES.flatMap(([text, box, from]) => fitted(text, within(box, from), { size: 9 })),
  ];
}

function within(box: Box, from: number): Box {
  return { ...box, x: box.x + from, width: box.width - from };
}

/** 项目、原信息、家长更正, above each column of the first row of the table. */
function headings(): readonly PlacedText[] {
  const [first] = GROUP_BOXES;
  const row = first?.cells.slice(0, 2) ?? [];
  return row.flatMap(({ title, value, blank }) =>
    (
      [
        ['项目', title],
        ['原信息', value],
        ['家长更正', blank],
      ] as const
    ).flatMap(([text, box]) =>
      fitted(text, { ...box, y: TABLE_TOP - HEADING, height: HEADING }, { size: 7.5, align: 'center', bold: true }),
    ),
  );
}

/** Titles lie on grey, so that the blanks stand out; the outer edge and the groups have a thicker line. */
function drawing(): string {
  const cells = GROUP_BOXES.flatMap((group) => group.cells);
  const top = HEAD.cells[0].label.y;
  const bottom = FOOT.head.y + FOOT.head.height;
  const [first] = GROUP_BOXES;
  const heads = (first?.cells.slice(0, 2) ?? []).flatMap(({ title, value, blank }) => [title, value, blank]);
  return drawn([
    ...[...HEAD.cells.map(({ label }) => label), ...cells.map(({ title }) => title)].map((box) => rect(box, 0, GREY)),
    rect({ x: LEFT, y: TABLE_TOP - HEADING, width: WIDTH, height: HEADING }, THIN, GREY),
    ...GROUP_BOXES.map(({ strip }) => rect(strip, THIN, GREY)),
    rect({ ...PROBLEMS.box, width: STRIP }, THIN, GREY),
    ...HEAD.cells.flatMap(({ label, value }) => [rect(label, THIN), rect(value, THIN)]),
    ...heads.map((box) => rect({ ...box, y: TABLE_TOP - HEADING, height: HEADING }, THIN)),
    ...cells.flatMap(({ title, value, blank }) => [title, value, blank].map((box) => rect(box, THIN))),
    ...[FOOT.result, FOOT.guardian, FOOT.teacher, FOOT.head].map((box) => rect(box, THIN)),
    ...GROUP_BOXES.map(({ strip }) => rect({ ...strip, width: WIDTH }, THICK)),
    rect({ x: LEFT, y: TABLE_BOTTOM, width: WIDTH, height: PROBLEMS.box.height }, THICK),
    rect({ x: LEFT, y: top, width: WIDTH, height: bottom - top }, THICK * 1.6),
  ]);
}
