import { readDate, readMonth } from '#src/kernel/local-date.ts';
import { lengthOf, toHalfWidth } from '#src/kernel/text.ts';
import { type CellShape, cellShapeOf } from './cells.ts';
import { CODE_TABLES, type CodeTable, codesOf, labelOf } from './codes.ts';
import { readKilometres } from './distance.ts';
import type { CellName } from './record.ts';
import { readRegion } from './region.ts';

/** What is kept of a text typed into a cell, or why it cannot be kept there. */
export type Filled = { readonly text: string } | { readonly wrong: string };

/** No cell of the national system is longer. */
const LONGEST = 200;

/**
 * 填写 — a text as a person types it into a cell. Codes are kept by their label, days as eight digits, months as six, as
 * the national template writes them. Whether what is written is true is another question, which the rules ask.
 */
export function filled(name: CellName, typed: string): Filled {
  const shape = cellShapeOf(name);
  const text = typed.trim();
  if (text === '') return { text };
  if (/\p{Cc}/u.test(text)) return { wrong: `“${shape.title}”里有换行或看不见的字符，请删去后重填` };
  const longest = shape.longest ?? LONGEST;
  if (lengthOf(text) > longest) return { wrong: `“${shape.title}”最多 ${longest} 个字，现有 ${lengthOf(text)} 个` };
  return byKind(shape, text);
}

function byKind({ kind, title }: CellShape, text: string): Filled {
  if (typeof kind !== 'string') return ofTable(kind.code, title, text);
  if (kind === 'date')
    return kept(readDate(text)?.replaceAll('-', ''), `“${title}”不是一个日期，请填八位数字，如 20150318`);
  if (kind === 'month') return kept(readMonth(text)?.replace('-', ''), `“${title}”不是年月，请填六位数字，如 202109`);
  if (kind === 'number') {
    const wrong = `“${title}”不是数字，请填公里数，如 1.5`;
    return readKilometres(text) === undefined ? { wrong } : { text: toHalfWidth(text) };
  }
  if (kind === 'region') return kept(readRegion(text), `“${title}”不是行政区划代码，请填 6 位或 12 位数字`);
  return { text };
}

function ofTable(table: CodeTable, title: string, text: string): Filled {
  const labels = [...new Set(codesOf(table, text).map((code) => labelOf(table, code)))];
  const [label] = labels;
  if (label === undefined) {
    const some = CODE_TABLES[table].slice(0, 4).map((code) => code.label);
    return { wrong: `“${title}”没有这一项，请从列表中选，如${some.join('、')}` };
  }
  return labels.length === 1 ? { text: label } : { wrong: `“${title}”所填可以是${labels.join('或')}，请从列表中选定` };
}

function kept(text: string | undefined, wrong: string): Filled {
  return text === undefined ? { wrong } : { text };
}
