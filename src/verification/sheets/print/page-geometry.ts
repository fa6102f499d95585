import { SHEET_GROUPS, type SheetCell, type SheetGroup } from '../sheet-layout.ts';
import type { Box } from './fit-text.ts';

/** 一格 — a cell's three boxes: what it is called, what stands in the register, and the blank for the guardian. */
export interface CellBoxes {
  readonly cell: SheetCell;
  readonly title: Box;
  readonly value: Box;
  readonly blank: Box;
}

/** 一区 — its name stands upright at the left of its rows. */
export interface GroupBoxes {
  readonly title: string;
  readonly strip: Box;
  readonly cells: readonly CellBoxes[];
}

/** A4, in millimetres: where everything on the sheet begins and ends. */
export const LEFT = 13;
export const WIDTH = 184;
export const STRIP = 6;
export const TABLE_TOP = 46.2;
const ROW = 6.35;

/** How many stand side by side in each row of a group. */
const ROWS: Readonly<Record<SheetGroup['id'], readonly (keyof typeof WIDTHS)[]>> = {
  basic: [2, 3, 2, 3, 2],
  auxiliary: [3, 3],
  record: [2, 3, 3],
  contact: [1, 1, 1, 2, 2],
  extension: [3, 3, 3, 3, 2],
  member1: [3, 3, 2, 3, 1],
  member2: [3, 3, 2, 3, 1],
};

/** Of a row with so many cells: the widths of title, value and blank. */
const WIDTHS = {
  1: [19, 80, 79],
  2: [19, 37, 33],
  3: [17, 22.4, (WIDTH - STRIP) / 3 - 39.4],
} as const;

/** 版面 — every group with its boxes, from the top of the table downwards. */
export const GROUP_BOXES: readonly GroupBoxes[] = laidOut();

/** Where the table ends and the rest of the sheet begins. */
export const TABLE_BOTTOM = TABLE_TOP + ROW * Object.values(ROWS).flat().length;

/** 抬头 — two rows of three, above the table and beside the QR. */
export const HEAD = {
  bureau: { x: LEFT, y: 10, width: 52, height: 6 },
  due: { x: LEFT, y: 19, width: 52, height: 6 },
  title: { x: 50, y: 9, width: 110, height: 9 },
  campaign: { x: 50, y: 19, width: 110, height: 6 },
  qr: { x: 177, y: 8, width: 20, height: 20 },
  keyTitle: { x: 150, y: 12, width: 24, height: 4 },
  key: { x: 150, y: 16, width: 24, height: 6 },
  hint: { x: 146, y: 22, width: 29, height: 6.5 },
  phoneHint: '微信扫右侧二维码，凭核对密码可在手机上核对',
  plainHint: '二维码供学校回收登记用，请勿折叠涂抹',
  cells: [
    headCell('学校', 0, 0, 17, 62),
    headCell('学校标识码', 79, 0, 17, 30),
    headCell('年级班级', 126, 0, 17, 41),
    headCell('班主任', 0, 1, 17, 62),
    headCell('打印时间', 79, 1, 17, 30),
    headCell('份数版本', 126, 1, 17, 41),
  ],
} as const;

/** 重点核对: where the problems of the pupil are named, in two columns of four. */
export const PROBLEMS = {
  box: { x: LEFT, y: TABLE_BOTTOM, width: WIDTH, height: 13 },
  places: [0, 1].flatMap((column) =>
    [0, 1, 2, 3].map((line): Box => {
      const width = (WIDTH - STRIP) / 2;
      return { x: LEFT + STRIP + column * width, y: TABLE_BOTTOM + 0.4 + line * 3.05, width, height: 3.05 };
    }),
  ),
} as const;

const NOTES_TOP = TABLE_BOTTOM + 13;

/** 填写说明与签字 */
export const FOOT = {
  notes: [0, 1].map((line): Box => ({ x: LEFT, y: NOTES_TOP + 0.6 + line * 3.7, width: WIDTH, height: 3.7 })),
  result: { x: LEFT, y: NOTES_TOP + 8.6, width: WIDTH, height: 6.6 },
  guardian: { x: LEFT, y: NOTES_TOP + 15.2, width: WIDTH, height: 9 },
  teacher: { x: LEFT, y: NOTES_TOP + 24.2, width: 82, height: 11 },
  head: { x: LEFT + 82, y: NOTES_TOP + 24.2, width: 102, height: 11 },
  code: { x: LEFT, y: NOTES_TOP + 35.6, width: 100, height: 4 },
  page: { x: LEFT + 100, y: NOTES_TOP + 35.6, width: 84, height: 4 },
} as const;

function headCell(title: string, x: number, row: number, titleWidth: number, width: number) {
  const box = (from: number, wide: number): Box => ({
    x: LEFT + x + from,
    y: 30 + row * 5.6,
    width: wide,
    height: 5.6,
  });
  return { title, label: box(0, titleWidth), value: box(titleWidth, width) };
}

function laidOut(): readonly GroupBoxes[] {
  let top = TABLE_TOP;
  return SHEET_GROUPS.map(({ id, title, cells }) => {
    const rows = ROWS[id];
    const strip = { x: LEFT, y: top, width: STRIP, height: ROW * rows.length };
    let first = 0;
    const boxes = rows.flatMap((count, row) => {
      const inRow = cells.slice(first, first + count);
      first += count;
      return inRow.map((cell, place) => boxesOf(cell, WIDTHS[count], strip.y + row * ROW, place));
    });
    top += strip.height;
    return { title, strip, cells: boxes };
  });
}

function boxesOf(cell: SheetCell, [title, value, blank]: readonly [number, number, number], y: number, place: number) {
  const x = LEFT + STRIP + place * (title + value + blank);
  const box = (from: number, width: number): Box => ({ x: x + from, y, width, height: ROW });
  return { cell, title: box(0, title), value: box(title, value), blank: box(title + value, blank) };
}
