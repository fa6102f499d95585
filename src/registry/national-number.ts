import { normalizeNumber } from './identity-number.ts';

/** 学籍号 — a letter that says how it came about, and eighteen characters. Handbook 2; 教育系统人员个人标识码. */
export interface NationalNumber {
  /** G 正式, made of the identity number of its day; L 临时; J 自编, for a pupil without a usable identity number. */
  readonly letter: 'G' | 'L' | 'J';
  /** Only those of G are an identity number, and they stay when the identity number changes. */
  readonly digits: string;
}

/** The number a cell carries; `undefined` when it is not G, L or J, 17 digits, and a digit or X. */
export function readNationalNumber(text: string): NationalNumber | undefined {
  const number = normalizeNumber(text);
  const letter = LETTERS.find((each) => number.startsWith(each));
  return letter !== undefined && /^.\d{17}[\dX]$/.test(number) ? { letter, digits: number.slice(1) } : undefined;
}

/** 临时学籍: not yet made formal. */
export function isTemporary(number: NationalNumber): boolean {
  return number.letter !== 'G';
}

const LETTERS = ['G', 'L', 'J'] as const;
