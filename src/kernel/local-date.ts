import { toHalfWidth } from './text.ts';

/** A calendar day as `YYYY-MM-DD`; compares as text. No time, no zone. */
export type LocalDate = `${number}-${string}-${string}`;

/**
 * The day a cell names: `20150318`, `2015-03-18`, `2015/3/18`, `2015.3.18`, `2015年3月18日`, each with or without a time
 * behind it, or a spreadsheet's serial number (1 January 1900 is 1). `undefined` when it names no day of the calendar.
 */
export function readDate(text: string): LocalDate | undefined {
  const plain = toHalfWidth(text).trim();
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]+\d{1,2}:\d{2}.*)?$/.exec(plain);
  if (parts) return localDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return /^\d{5}(?:\.\d+)?$/.test(plain) ? dateOfSerial(Math.floor(Number(plain))) : undefined;
}

/** The month a cell names as `YYYY-MM`: `201509`, `2015-09`, `2015年9月`, or any form of a whole day. */
export function readMonth(text: string): string | undefined {
  const plain = toHalfWidth(text).trim();
  const parts = /^(\d{4})(\d{2})$/.exec(plain) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(plain);
  if (parts) return localDate(Number(parts[1]), Number(parts[2]), 1)?.slice(0, 7);
  return readDate(text)?.slice(0, 7);
}

/** The day, or `undefined` when the calendar has no such day: 29 February only in leap years. */
export function localDate(year: number, month: number, day: number): LocalDate | undefined {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
}

/** How many days the month has. */
export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whole years from one day to another, as birthdays are counted; negative when `to` lies before `from`. */
export function yearsBetween(from: LocalDate, to: LocalDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** The same day so many months later, or the month's last day when it has no such day. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(at / 12);
  const month = (at % 12) + 1;
  return localDate(year, month, Math.min(Number(day.slice(8)), daysIn(year, month))) as LocalDate;
}

/** So many days later, or earlier when `days` is negative. */
export function addDays(day: LocalDate, days: number): LocalDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const later = new Date(Date.UTC(year, month - 1, date + days));
  return localDate(later.getUTCFullYear(), later.getUTCMonth() + 1, later.getUTCDate()) as LocalDate; // of the calendar
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: LocalDate): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7;
}

/** Excel counts from 1900 and believes that 1900 was a leap year; serial 60 is the day that never was. */
function dateOfSerial(serial: number): LocalDate | undefined {
  if (serial < 1 || serial === 60) return undefined;
  const day = new Date(Date.UTC(1899, 11, serial > 60 ? 30 : 31) + serial * 86_400_000);
  return localDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}
