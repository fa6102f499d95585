import { isDamaged, normalizeNumber } from './identity-number.ts';
import { readPhone } from './phone.ts';
import type { CellName, Cells } from './record.ts';

/** 号码类别 — what a record can be found by when its number is known in full, or its last four characters. */
export const NUMBER_KINDS = [
  'identity',
  'identity-last4',
  'national',
  'national-last4',
  'guardian-identity',
  'phone',
] as const;

export type NumberKind = (typeof NUMBER_KINDS)[number];

/** Numbers that name one child in the whole country, wherever the record lies. */
export const CLAIMED_KINDS: readonly NumberKind[] = ['identity', 'national'];

export interface RecordNumber {
  readonly kind: NumberKind;
  /** As it is compared, whoever wrote it. */
  readonly value: string;
}

/** Every number of a record, each once. One that a spreadsheet has damaged names nobody and is left out. */
export function numbersOf(cells: Cells): readonly RecordNumber[] {
  const found = new Map<string, RecordNumber>();
  const add = (kind: NumberKind, value: string | undefined) => {
    if (value) found.set(`${kind} ${value}`, { kind, value });
  };
  for (const field of Object.keys(cells) as CellName[]) {
    const text = cells[field];
    if (!text) continue;
    if (field === 'idNumber') addNumber(add, 'identity', 'identity-last4', text);
    else if (field === 'nationalNumber') addNumber(add, 'national', 'national-last4', text);
    else if (/^guardian\d+\.idNumber$/.test(field)) add('guardian-identity', wholeNumber(text));
    else if (field === 'phone' || /^guardian\d+\.phone$/.test(field)) add('phone', readPhone(text));
  }
  return [...found.values()];
}

/** A number as it is compared; `undefined` for what a spreadsheet has damaged and what is too short to be one. */
export function wholeNumber(text: string): string | undefined {
  const number = normalizeNumber(text);
  return number.length < SHORTEST || isDamaged(number) ? undefined : number;
}

/**
 * 无身份证件号 — the cell is empty, or holds a remark: 无, 待办, 无身份证件号. One that a spreadsheet has damaged is a number, and
 * can be asked for again.
 */
export function isWithoutNumber(cells: Cells): boolean {
  const number = normalizeNumber(cells.idNumber ?? '');
  return number.replace(/\D/g, '').length < SHORTEST && !isDamaged(number);
}

/** 后四位: the last four characters as they are compared. */
export function lastFour(number: string): string {
  return number.slice(-4);
}

function addNumber(
  add: (kind: NumberKind, value: string | undefined) => void,
  whole: NumberKind,
  last: NumberKind,
  text: string,
): void {
  const number = wholeNumber(text);
  add(whole, number);
  add(last, number && lastFour(number));
}

/** Documents shorter than this are not numbers but remarks: 无, 待办. */
const SHORTEST = 5;
