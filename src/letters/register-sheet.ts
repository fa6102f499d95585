import type { Sheet } from '#src/kernel/sheet.ts';
import { DISPATCH_WAYS, LETTER_KINDS, LETTER_STATES } from './letter.ts';

/** A line of the register as it is written into the workbook. */
export interface RegisterLine {
  readonly number: string;
  readonly kind: keyof typeof LETTER_KINDS;
  readonly title: string;
  readonly unitName: string;
  readonly addressees: string;
  readonly state: keyof typeof LETTER_STATES;
  readonly drafter: string;
  readonly signer: string;
  readonly signedOn: string;
  readonly sentOn: string;
  readonly sentWay: keyof typeof DISPATCH_WAYS | undefined;
  readonly receiptOn: string;
  readonly receiptWords: string;
  readonly voidReason: string;
}

const COLUMNS: readonly (readonly [heading: string, width: number])[] = [
  ['序号', 6],
  ['发文字号', 24],
  ['文种', 10],
  ['标题', 48],
  ['发文单位', 24],
  ['主送', 30],
  ['状态', 10],
  ['拟稿', 10],
  ['签发', 10],
  ['成文日期', 13],
  ['发出日期', 13],
  ['发出方式', 12],
  ['回执日期', 13],
  ['回执结果', 26],
  ['作废原因', 24],
];

/** 公文登记簿 as a workbook. */
export function registerSheet(title: string, lines: readonly RegisterLine[]): Sheet {
  const rows = lines.map((line, at) => ({
    cells: [
      { value: at + 1, look: 'count' as const },
      ...[line.number, LETTER_KINDS[line.kind].title, line.title, line.unitName, line.addressees],
      ...[LETTER_STATES[line.state], line.drafter, line.signer, line.signedOn, line.sentOn],
      line.sentWay === undefined ? '' : DISPATCH_WAYS[line.sentWay],
      ...[line.receiptOn, line.receiptWords, line.voidReason],
    ],
  }));
  return {
    ...{ name: '公文登记簿', widths: COLUMNS.map(([, width]) => width), frozen: { rows: 2, columns: 2 } },
    ...{ filterRow: 2, pagesWide: 1 },
    rows: [
      { cells: [{ value: title, look: 'title' as const }], joined: { from: 0, to: COLUMNS.length - 1 } },
      { cells: COLUMNS.map(([value]) => ({ value, look: 'heading' as const })) },
      ...rows,
    ],
  };
}
