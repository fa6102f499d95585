import { checkCharacterOf } from '#src/registry/identity-number.ts';
import type { Sex } from './names.ts';

/**
 * 公民身份号码 as generated people have it: it passes every check, and its division code 4191xx to 4199xx was never
 * given to any place, so that it can be nobody's. A pupil's serial is counted down from 999, a grown-up's lies below 900.
 */
export function madeUpNumber(county: number, born: number | string, serial: number): string {
  return completed(`${419_100 + county}${born}${String(serial).padStart(3, '0')}`);
}

/** Seventeen digits with the check character that belongs to them. */
export function completed(seventeen: string): string {
  return seventeen + checkCharacterOf(seventeen);
}

/** The serial of the n-th pupil of one sex born on one day in one county: odd for boys. */
export function pupilsSerial(sex: Sex, nth: number): number {
  return (sex === '男' ? 999 : 998) - 2 * nth;
}

/** The number of a parent; of two families of a county no two parents have the same. */
export function parentsNumber(county: number, family: number, sex: Sex, year: number): string {
  return ofGrownUp(county, year, Math.floor(family / 300), family % 300, sex);
}

/** The number of a grandparent or other relation. */
export function eldersNumber(county: number, family: number, sex: Sex, year: number): string {
  return ofGrownUp(county, year, Math.floor(family / 150), 300 + (family % 150), sex);
}

/** The family's own day of the year and serial make the number its own, whatever the year. */
function ofGrownUp(county: number, year: number, day: number, serial: number, sex: Sex): string {
  const monthAndDay = DAYS[(day * 151) % 365] ?? '0101';
  return madeUpNumber(county, `${year}${monthAndDay}`, 2 * serial + (sex === '男' ? 1 : 0));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].flatMap((length, month) =>
  Array.from({ length }, (_, day) => String(month + 1).padStart(2, '0') + String(day + 1).padStart(2, '0')),
);
