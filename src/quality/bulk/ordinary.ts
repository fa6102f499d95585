import type { FieldName } from '#src/registry/fields.ts';
import { MAINLAND } from '#src/registry/provinces.ts';

/**
 * 常规值 — cheap proofs on raw bytes that a cell is ordinary: written the usual way, so that every rule which only asks
 * how it is written is answered as for any other ordinary cell. To say no is always safe: the rule is then asked.
 *
 * Typed arrays are read within their bounds throughout; `as number` says so.
 */
export type Sieve = 'name' | 'number' | 'record number' | 'code' | 'address' | 'mobile' | 'day' | 'region' | 'none';

/** The fields with nearly as many values as pupils, each with its proof. Every other field is remembered by value. */
export const SIEVES: Partial<Record<FieldName, Sieve>> = {
  name: 'name',
  birthDate: 'day',
  birthplaceCode: 'region',
  householdRegion: 'region',
  'guardian1.householdRegion': 'region',
  'guardian2.householdRegion': 'region',
  formerName: 'none',
  namePinyin: 'none',
  idNumber: 'number',
  nationalNumber: 'record number',
  provincialNumber: 'code',
  classRollNumber: 'code',
  currentAddress: 'address',
  mailingAddress: 'address',
  homeAddress: 'address',
  phone: 'mobile',
  email: 'none',
  homepage: 'none',
  'guardian1.name': 'name',
  'guardian1.address': 'address',
  'guardian1.phone': 'mobile',
  'guardian1.idNumber': 'number',
  'guardian2.name': 'name',
  'guardian2.address': 'address',
  'guardian2.phone': 'mobile',
  'guardian2.idNumber': 'number',
};

/**
 * Is the cell proved to be ordinary, on this day (YYYYMMDD)? `none` is for fields whose cells are nearly always empty.
 * `view` is of the same bytes.
 */
export function isOrdinary(
  sieve: Sieve,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  today: number,
): boolean {
  switch (sieve) {
    case 'name':
      return isOrdinaryName(bytes, start, end);
    case 'number':
      return isOrdinaryNumber(bytes, view, start, end) && birthOf(bytes, start) <= today;
    case 'record number':
      return isRecordNumber(bytes, view, start, end);
    case 'code':
      return isPlainCode(bytes, start, end);
    case 'address':
      return isOrdinaryAddress(bytes, start, end);
    case 'mobile':
      return isMobile(bytes, view, start, end);
    case 'day':
      return isDayUpTo(today, dayAt(bytes, start, end));
    case 'region':
      return isMainlandRegion(bytes, view, start, end);
    case 'none':
      return false;
  }
}

/** Two to four characters of U+4E00–U+9FFF. */
function isOrdinaryName(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length !== 6 && length !== 9 && length !== 12) return false;
  for (let i = start; i < end; i += 3) if (!isBasicHan(bytes, i)) return false;
  return true;
}

/** At least 24 bytes, which is six characters or more, beginning and ending with a character that is no blank and no digit. */
function isOrdinaryAddress(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 24 && isBasicHan(bytes, start) && (isBasicHan(bytes, end - 3) || isDigit(bytes[end - 1]));
}

/** Eleven digits that begin 13 to 19. */
function isMobile(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  if (end - start !== 11 || bytes[start] !== 0x31 || (bytes[start + 1] as number) < 0x33) return false;
  return areDigitsIn(view, start, end);
}

const WEIGHTS = Int32Array.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
const CHECKS = Int32Array.from('10X98765432', (character) => character.charCodeAt(0));
const PROVINCES = new Uint8Array(100);
for (const province of MAINLAND) PROVINCES[Number(province)] = 1;

/** A resident identity number (GB 11643) of a mainland province, check character and calendar date in order, as written on the card. */
function isOrdinaryNumber(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  if (end - start !== 18 || !areDigitsIn(view, start, end - 1)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += ((bytes[start + i] as number) & 0xf) * (WEIGHTS[i] as number);
  return (
    bytes[start + 17] === CHECKS[sum % 11] && PROVINCES[pair(bytes, start)] === 1 && isUsualDate(birthOf(bytes, start))
  );
}

/** A division code of six or twelve digits in a mainland province. */
function isMainlandRegion(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  return (
    (end - start === 6 || end - start === 12) && areDigitsIn(view, start, end) && PROVINCES[pair(bytes, start)] === 1
  );
}

/** The county of a division code that begins at `start`, as a number of six digits. */
export function countyAt(bytes: Uint8Array, start: number): number {
  return pair(bytes, start) * 10_000 + pair(bytes, start + 2) * 100 + pair(bytes, start + 4);
}

/** 学籍号: G, L or J and eighteen digits, the last perhaps an X. */
function isRecordNumber(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  const kind = bytes[start];
  return (
    end - start === 19 &&
    (kind === FORMAL || kind === 0x4c || kind === 0x4a) &&
    areDigitsIn(view, start + 1, end - 1) &&
    (isDigit(bytes[end - 1]) || bytes[end - 1] === 0x58)
  );
}

/** The letter a formal record number begins with. */
export const FORMAL = 0x47;

/** One to twenty digits or capital letters. */
function isPlainCode(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 20) return false;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] as number;
    if (!isDigit(byte) && (byte < 0x41 || byte > 0x5a)) return false;
  }
  return true;
}

/** The day a cell names as the number YYYYMMDD: `20150312`, or with `-`, `/` or `.` between; 0 for any other way of writing. */
export function dayAt(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 8 || end - start > 10 || !areDigits(bytes, start, start + 4)) return 0;
  const year = pair(bytes, start) * 100 + pair(bytes, start + 2);
  const mark = bytes[start + 4] as number;
  if (isDigit(mark)) {
    const isWhole = end - start === 8 && areDigits(bytes, start + 4, end);
    return isWhole ? year * 10_000 + pair(bytes, start + 4) * 100 + pair(bytes, start + 6) : 0;
  }
  if (mark !== 0x2d && mark !== 0x2f && mark !== 0x2e) return 0;
  const second = bytes[start + 6] === mark ? start + 6 : start + 7;
  if (bytes[second] !== mark) return 0;
  const month = shortNumber(bytes, start + 5, second);
  const day = shortNumber(bytes, second + 1, end);
  return month < 0 || day < 0 ? 0 : year * 10_000 + month * 100 + day;
}

/** One or two digits; -1 for anything else. */
function shortNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 1 || end - start > 2 || !areDigits(bytes, start, end)) return -1;
  return end - start === 2 ? pair(bytes, start) : (bytes[start] as number) - 0x30;
}

/** The birth date inside an identity number that begins at `start`, as the number YYYYMMDD. */
export function birthOf(bytes: Uint8Array, start: number): number {
  return (
    pair(bytes, start + 6) * 1_000_000 +
    pair(bytes, start + 8) * 10_000 +
    pair(bytes, start + 10) * 100 +
    pair(bytes, start + 12)
  );
}

/** The sex inside an identity number that begins at `start`: 1 for 男, 2 for 女. */
export function sexOf(bytes: Uint8Array, start: number): number {
  return (bytes[start + 16] as number) & 1 ? 1 : 2;
}

function isDayUpTo(today: number, date: number): boolean {
  return date <= today && isUsualDate(date);
}

/** Between 1901 and 2099, and a day that every month of that name has. The 29th to 31st are left to the careful reader. */
function isUsualDate(date: number): boolean {
  const month = Math.floor(date / 100) % 100;
  const day = date % 100;
  return date > 19_010_000 && date < 21_000_000 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(month);
}

function lastDay(month: number): number {
  return month === 2 ? 28 : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pair(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - 0x30) * 10 + (bytes[at + 1] as number) - 0x30;
}

function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (!isDigit(bytes[i])) return false;
  return true;
}

/** The same of four bytes or more, four at a time; the last four overlap the ones before. */
function areDigitsIn(view: DataView, start: number, end: number): boolean {
  for (let i = start; i < end - 4; i += 4) if (!areFourDigits(view.getInt32(i, true))) return false;
  return areFourDigits(view.getInt32(end - 4, true));
}

/** A digit's high half is 3, and stays 3 when 6 is added. */
function areFourDigits(word: number): boolean {
  return (word & 0xf0f0f0f0) === 0x30303030 && ((word + 0x06060606) & 0xf0f0f0f0) === 0x30303030;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Is there a character of U+4E00–U+9FFF at `at`? Its first byte is E4 to E9; E4 B8 80 is the first of them. */
function isBasicHan(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] as number;
  if (first < 0xe4 || first > 0xe9) return false;
  const second = bytes[at + 1] as number;
  const third = bytes[at + 2] as number;
  return second >= (first === 0xe4 ? 0xb8 : 0x80) && second <= 0xbf && third >= 0x80 && third <= 0xbf;
}
