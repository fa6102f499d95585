import { toHalfWidth } from '#src/kernel/text.ts';
import { type Code, CODE_TABLES as TABLES } from './code-tables.ts';
import { NATIONS } from './nations.ts';

/** Every code table by name; nationality (GB/T 2659) has a file of its own. */
export const CODE_TABLES: Readonly<Record<CodeTable, readonly Code[]>> = { ...TABLES, nationality: NATIONS };

export type CodeTable = keyof typeof TABLES | 'nationality';

/**
 * The code a cell stands for, whether it carries the code, the label, or another wording of it.
 * `undefined` when it is none of them. A code that lost its leading zero to a spreadsheet is understood.
 */
export function codeOf(table: CodeTable, text: string): string | undefined {
  return codesOf(table, text)[0];
}

/** Every code a wording may stand for: 其他 is two codes of 入学方式. Empty when it is none. */
export function codesOf(table: CodeTable, text: string): readonly string[] {
  const index = INDEX[table];
  // Nearly every cell is written as its table has it; only the others are worth the trouble of normalizing.
  return index.get(text) ?? index.get(keyOf(text)) ?? [];
}

/** The label of a code, or the code itself when the table does not know it. */
export function labelOf(table: CodeTable, code: string): string {
  return CODE_TABLES[table].find((entry) => entry.code === code)?.label ?? code;
}

const INDEX = Object.fromEntries(
  Object.entries(CODE_TABLES).map(([table, codes]) => [table, indexOf(codes)]),
) as Readonly<Record<CodeTable, ReadonlyMap<string, readonly string[]>>>;

function indexOf(codes: readonly Code[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const { code, label, also = [] } of codes) {
    for (const wording of new Set([code, code.replace(/^0+(?=\d)/, ''), label, ...also].map(keyOf))) {
      index.set(wording, [...(index.get(wording) ?? []), code]);
    }
  }
  return index;
}

function keyOf(text: string): string {
  return toHalfWidth(text).replace(/\s+/g, '').toUpperCase();
}
