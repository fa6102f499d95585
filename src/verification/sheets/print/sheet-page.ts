import { spacedCode } from '../sheet-code.ts';
import { type Box, fitted } from './fit-text.ts';
import { FOOT, GROUP_BOXES, HEAD, PROBLEMS } from './page-geometry.ts';
import type { ClassSheets, PlacedText, SheetData } from './sheet-data.ts';

/** 一页 — what differs from page to page. */
export interface Page {
  readonly texts: readonly PlacedText[];
  /** The cells with a problem. */
  readonly shades: readonly Box[];
  /** What the QR holds; a page without one is no sheet. */
  readonly qr?: string;
  /** An SVG of its own lines; a sheet has those of the frame. */
  readonly lines?: string;
}

/** Where everything of this pupil stands; `number` is its place in the class. One page, whatever stands in the record. */
export function sheetPage(of: ClassSheets, sheet: SheetData, number: number): Page {
  const marks = marksOf(sheet);
  const shades = GROUP_BOXES.flatMap(({ cells }) =>
    cells.filter(({ cell }) => marks.has(cell.name)).map(({ value }) => value),
  );
  const values = GROUP_BOXES.flatMap(({ cells }) =>
    cells.flatMap(({ cell, value }) => {
      const text = sheet.values[cell.name] ?? '';
      const mark = marks.get(cell.name);
      const room = mark === undefined ? value : { ...value, width: value.width - MARK };
      return [
        ...fitted(text, room, { size: cell.name === 'name' ? 11 : 8.5, bold: cell.name === 'name' }),
        ...(mark === undefined ? [] : fitted(mark, { ...value, x: value.x + room.width, width: MARK }, { size: 7 })),
      ];
    }),
  );
  return {
    texts: [...headOf(of, sheet), ...values, ...problemsOf(sheet), ...footOf(of, sheet, number)],
    shades,
    qr: sheet.qr,
  };
}

/** Room for ▲12 beside a value. */
const MARK = 6;

/** The number of a cell's problems in the list below the table: ▲1. */
function marksOf({ problems }: SheetData): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const [at, { cell }] of problems.entries()) if (!marks.has(cell)) marks.set(cell, `▲${at + 1}`);
  return marks;
}

function headOf(of: ClassSheets, { copy, version, key, qr, code }: SheetData): readonly PlacedText[] {
  const copyWords = `第 ${copy} 份${of.masked ? '（号码遮盖）' : ''}　学籍版本 ${version}`;
  const said = [of.school, of.schoolCode, `${of.grade}${of.className}`, of.teacher, of.printedAt, copyWords];
  return [
    ...fitted(of.bureau, HEAD.bureau, { size: 9 }),
    ...fitted(`请于 ${of.deadline} 前交班主任`, HEAD.due, { size: 8, grey: true }),
    ...fitted(of.campaign, HEAD.campaign, { size: 9, align: 'center' }),
    ...HEAD.cells.flatMap(({ value }, at) => fitted(said[at] ?? '', value, { size: 8.5 })),
    ...fitted(key === '' ? '' : `${key.slice(0, 3)} ${key.slice(3)}`, HEAD.key, {
      size: 12,
      align: 'center',
      bold: true,
    }),
    ...fitted(qr === code ? HEAD.plainHint : HEAD.phoneHint, HEAD.hint, { size: 6.5, align: 'center', grey: true }),
  ];
}

/** In two columns; when there are more than fit, the rest is on the class's list. */
function problemsOf({ problems }: SheetData): readonly PlacedText[] {
  if (problems.length === 0)
    return fitted('核查未发现问题，请逐项核对。', PROBLEMS.places[0] ?? PROBLEMS.box, { size: 7.5 });
  const named = problems.map(({ title, words }, at) => `▲${at + 1} ${title}：${words}`);
  const most = PROBLEMS.places.length;
  const shown =
    named.length <= most
      ? named
      : [...named.slice(0, most - 1), `……另有 ${named.length - most + 1} 项，见班级问题清单`];
  return shown.flatMap((line, at) => fitted(line, PROBLEMS.places[at] ?? PROBLEMS.box, { size: 7.5 }));
}

function footOf(of: ClassSheets, { code }: SheetData, number: number): readonly PlacedText[] {
  return [
    ...fitted(`编码 ${spacedCode(code)}`, FOOT.code, { size: 7.5 }),
    ...fitted(`本班第 ${number} 张，共 ${of.sheets.length} 张　　第 1 页，共 1 页`, FOOT.page, {
      size: 7.5,
      align: 'right',
    }),
  ];
}
