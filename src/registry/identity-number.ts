import { type LocalDate, localDate } from '#src/kernel/local-date.ts';
import { toHalfWidth } from '#src/kernel/text.ts';
import { FOREIGN_RESIDENCE, MAINLAND, RESIDENCE_PERMITS, TAIWAN } from './provinces.ts';

/** 公民身份号码 — what eighteen characters say of their bearer. GB 11643—1999; nothing in it is vouched for. */
export interface IdentityNumber {
  /** As it ought to be written: half-width, no blanks, `X` upper-case. */
  readonly text: string;
  /** 地址码: the six digits of where it was first given out, which may be a district abolished since. */
  readonly region: string;
  readonly province: string;
  /** Absent when digits seven to fourteen are no day of the calendar. It may lie after today. */
  readonly birthDate: LocalDate | undefined;
  /** A code of `sex`, by the parity of the seventeenth digit. */
  readonly sex: '1' | '2';
  readonly checksumHolds: boolean;
  readonly provinceHolds: boolean;
}

/** Provinces that give out no 居民身份证 but a permit to stay. */
const PERMITS = new Set([...RESIDENCE_PERMITS, FOREIGN_RESIDENCE]);

const PROVINCES = new Set([...MAINLAND, TAIWAN, ...PERMITS]);

/** The number a cell carries, however it is written; `undefined` when it is not 17 digits and a digit or X. */
export function readIdentityNumber(text: string): IdentityNumber | undefined {
  const number = normalizeNumber(text);
  if (!/^\d{17}[\dX]$/.test(number)) return undefined;
  const province = number.slice(0, 2);
  return {
    text: number,
    region: number.slice(0, 6),
    province,
    birthDate: localDate(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))),
    sex: number.charCodeAt(16) % 2 === 1 ? '1' : '2',
    checksumHolds: checkCharacterOf(number) === number[17],
    provinceHolds: PROVINCES.has(province),
  };
}

/** Its check character is right and its bearer is born, as seen from `today`. */
export function isCredible(number: IdentityNumber, today: LocalDate): boolean {
  return number.checksumHolds && number.birthDate !== undefined && number.birthDate <= today;
}

/** Is it of a permit to stay (港澳台居民居住证, 外国人永久居留身份证) rather than of a citizen's card? */
export function isOfPermit(number: IdentityNumber): boolean {
  return PERMITS.has(number.province);
}

/** The character that must follow these seventeen digits: ISO 7064 MOD 11-2, as GB 11643 prescribes. */
export function checkCharacterOf(number: string): string {
  let remainder = 0;
  for (let i = 0; i < 17; i += 1) remainder = ((remainder + number.charCodeAt(i) - ZERO) * 2) % 11;
  return '10X98765432'.charAt(remainder);
}

/**
 * Any document's number as it is compared: half-width, upper-case, without blanks, invisible characters and the
 * apostrophe by which a spreadsheet marks text. A number in good order is returned as it is.
 */
export function normalizeNumber(text: string): string {
  if (/^[0-9A-Z]*$/.test(text)) return text;
  return toHalfWidth(text)
    .replace(/[\s\p{Cc}\p{Cf}'‘’`]/gu, '')
    .toUpperCase();
}

/**
 * Has a spreadsheet taken the number for a quantity? `4.11323E+17`, or eighteen digits ended by 000 that do not pass
 * the check: it keeps fifteen digits and no more. What it threw away is gone and can only be asked for again.
 */
export function isDamaged(text: string): boolean {
  const number = normalizeNumber(text);
  if (isScientific(number)) return true;
  return /^\d{15}000$/.test(number) && checkCharacterOf(number) !== '0';
}

/** 科学计数法 — what a spreadsheet shows of digits too many for it; many different numbers look the same so. */
export function isScientific(text: string): boolean {
  return /^\d(?:\.\d+E\+?|E\+)\d{1,2}$/i.test(text);
}

const ZERO = '0'.charCodeAt(0);
