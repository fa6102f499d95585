import { readDate, readMonth } from '#src/kernel/local-date.ts';
import { toHalfWidth } from '#src/kernel/text.ts';
import { classCode } from '#src/organization/class-path.ts';
import { codesOf } from '#src/registry/codes.ts';
import { readKilometres } from '#src/registry/distance.ts';
import { type FieldName, fieldOf, type Kind } from '#src/registry/fields.ts';
import { type GradeHints, readGrade } from '#src/registry/grade.ts';
import { normalizeNumber } from '#src/registry/identity-number.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import { readPhone } from '#src/registry/phone.ts';
import { readRegion } from '#src/registry/region.ts';

/** 同义 — do two texts of one cell say the same? 男 and 1, 20150312 and 2015年3月12日, full-width and half-width are one thing written twice. */
export function isSameMeaning(field: FieldName, one: string, other: string, hints: GradeHints): boolean {
  if (one === other) return true;
  const meanings = meaningsOf(field, other, hints);
  return meaningsOf(field, one, hints).some((meaning) => meanings.includes(meaning));
}

/** The class a cell means, as its part of a path: 1, 01, 1班, 四年级1班 and 四（1）班 are all `1`. '' where it names none. */
export function meaningOfClass(text: string): string {
  return classCode(readGrade(text)?.className ?? text) ?? '';
}

/** What the text may mean, each as one comparable text; an unreadable one means itself, and an empty one ''. */
function meaningsOf(field: FieldName, text: string, hints: GradeHints): readonly string[] {
  const plain = toHalfWidth(text.normalize('NFC')).trim().replace(/\s+/g, ' ');
  if (plain === '') return [''];
  const { kind } = fieldOf(field);
  const reading = READINGS[partOf(field)]?.(plain, hints) ?? ofKind(kind, plain);
  return typeof reading === 'string' ? [reading] : reading.length > 0 ? reading : [plain];
}

type Reading = string | readonly string[];

/** Fields whose kind alone does not say how they are written in two ways; a member's by its part. */
const READINGS: Readonly<Record<string, ((text: string, hints: GradeHints) => Reading | undefined) | undefined>> = {
  name: normalizeName,
  formerName: normalizeName,
  namePinyin: (text) => text.replace(/[\s']/g, '').toLowerCase(),
  idNumber: normalizeNumber,
  nationalNumber: normalizeNumber,
  provincialNumber: normalizeNumber,
  schoolCode: normalizeNumber,
  postcode: normalizeNumber,
  phone: (text) => readPhone(text),
  grade: (text, hints) => gradeCode(text, hints),
  className: meaningOfClass,
  idValidity: (text) => text.replace(/[\s./年月日至到~—–-]/g, ''),
  email: (text) => text.toLowerCase(),
  homepage: (text) => text.toLowerCase(),
};

function ofKind(kind: Kind, text: string): Reading {
  if (typeof kind === 'object') return codesOf(kind.code, text);
  return KINDS[kind](text) ?? text;
}

const KINDS: Readonly<Record<Exclude<Kind, object>, (text: string) => string | undefined>> = {
  text: (text) => text,
  date: readDate,
  month: readMonth,
  number: (text) => readKilometres(text)?.toString(),
  // Six digits name the county; twelve that end in zeros name no more.
  region: (text) => readRegion(text)?.replace(/^(\d{6})0{6}$/, '$1'),
};

function partOf(field: FieldName): string {
  return field.replace(/^guardian\d\./, '');
}

function gradeCode(text: string, hints: GradeHints): string | undefined {
  const reading = readGrade(text, hints);
  return reading?.grade?.code ?? (reading?.cohort === undefined ? undefined : `${reading.cohort}级`);
}
