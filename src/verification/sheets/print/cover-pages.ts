import { drawn, rect } from './drawing.ts';
import { type Box, fitted } from './fit-text.ts';
import { LEFT, WIDTH } from './page-geometry.ts';
import type { ClassSheets, PlacedText } from './sheet-data.ts';
import type { Page } from './sheet-page.ts';

/** A column of the cover's tables: its heading, and how wide it is in millimetres. */
type Column = readonly [title: string, width: number];

const PUPILS: readonly Column[] = [
  ...([
    ['序号', 12],
    ['姓名', 40],
    ['第几份', 14],
    ['问题', 14],
  ] as const),
  ...([
    ['已下发', 17],
    ['已收回', 17],
    ['未修改', 17],
    ['有修改', 17],
    ['备注', 36],
  ] as const),
];
const PROBLEMS: readonly Column[] = [
  ['序号', 12],
  ['姓名', 40],
  ['项目', 40],
  ['核查发现的问题', 92],
];

/** One line of the cover: a row of a table, or a heading above one. */
interface Line {
  readonly columns: readonly Column[];
  readonly cells: readonly string[];
  readonly isHeading: boolean;
}

const TOP = 41;
const LINE = 6;
const BOTTOM = 268;

/** 班级封面 — who is to get a sheet, with columns to tick, and every problem of the class; on as many pages as that takes. */
export function coverPages(of: ClassSheets): readonly Page[] {
  const most = Math.floor((BOTTOM - TOP) / LINE) - 1;
  const lines = linesOf(of);
  const count = Math.ceil(lines.length / most);
  return Array.from({ length: count }, (_, at) => {
    const here = headed(lines.slice(at * most, (at + 1) * most));
    const rows = here.flatMap((line, row) => wordsOf(line, TOP + row * LINE));
    const foot = [...(at === count - 1 ? signatures() : []), ...pageOf(at + 1, count)];
    const boxes = here.flatMap((line, row) => boxesOf(line, TOP + row * LINE));
    return { texts: [...headOf(of), ...rows, ...foot], shades: [], lines: drawn(boxes) };
  });
}

/** Each page begins with a heading. */
function headed(lines: readonly Line[]): readonly Line[] {
  const [first] = lines;
  return first === undefined || first.isHeading ? lines : [heading(first.columns), ...lines];
}

function linesOf({ sheets }: ClassSheets): readonly Line[] {
  const pupils = sheets.map(({ name, copy, problems }, at) => [
    String(at + 1),
    name,
    `第 ${copy} 份`,
    problems.length ? `${problems.length} 项` : '',
  ]);
  const problems = sheets.flatMap(({ name, problems }) => problems.map(({ title, words }) => [name, title, words]));
  return [
    heading(PUPILS),
    ...pupils.map((cells) => ({ columns: PUPILS, cells, isHeading: false })),
    ...(problems.length > 0 ? [heading(PROBLEMS)] : []),
    ...problems.map((cells, at) => ({ columns: PROBLEMS, cells: [String(at + 1), ...cells], isHeading: false })),
  ];
}

function heading(columns: readonly Column[]): Line {
  return { columns, cells: columns.map(([title]) => title), isHeading: true };
}

function headOf(of: ClassSheets): readonly PlacedText[] {
  const problems = of.sheets.reduce((sum, sheet) => sum + sheet.problems.length, 0);
  const box = (y: number, height = 6): Box => ({ x: LEFT, y, width: WIDTH, height });
  const place = `${of.school}（${of.schoolCode}）　${of.grade}${of.className}　班主任：${of.teacher || '＿＿＿＿＿＿'}`;
  const counts = `核对表 ${of.sheets.length} 张　核查发现问题 ${problems} 项　打印时间 ${of.printedAt}　请于 ${of.deadline} 前收齐交学籍管理员`;
  return [
    ...fitted('核对表发放回收登记单', box(11, 9), { size: 18, align: 'center', bold: true }),
    ...fitted(of.campaign, box(20.5), { size: 9, align: 'center' }),
    ...fitted(place, box(28), { size: 10 }),
    ...fitted(counts, box(34), { size: 9 }),
  ];
}

function wordsOf({ columns, cells, isHeading }: Line, y: number): readonly PlacedText[] {
  return across(columns, y).flatMap((box, at) =>
    fitted(cells[at] ?? '', box, { size: 8.5, bold: isHeading, align: isHeading || at === 0 ? 'center' : 'left' }),
  );
}

function boxesOf({ columns, isHeading }: Line, y: number): readonly string[] {
  return across(columns, y).map((box) => rect(box, 0.15, isHeading ? '#f1f1f1' : 'none'));
}

function across(columns: readonly Column[], y: number): readonly Box[] {
  let x = LEFT;
  return columns.map(([, width]) => {
    const box = { x, y, width, height: LINE };
    x += width;
    return box;
  });
}

function signatures(): readonly PlacedText[] {
  const box = (x: number, y: number): Box => ({ x: LEFT + x, y, width: 90, height: 8 });
  return [
    ...fitted('班主任领取签字：　　　　　　　　　日期：', box(0, 270), { size: 9.5 }),
    ...fitted('学籍管理员收回签字：　　　　　　　　日期：', box(94, 270), { size: 9.5 }),
  ];
}

function pageOf(page: number, count: number): readonly PlacedText[] {
  const box = { x: LEFT, y: 282, width: WIDTH, height: 5 };
  return fitted(`封面第 ${page} 页，共 ${count} 页`, box, { size: 8, align: 'center', grey: true });
}
