import { codeOf } from '#src/registry/codes.ts';
import { type Student, textOf } from '#src/registry/student.ts';

/** 香港同胞 澳门同胞 台湾同胞 外籍华裔人 外国人: no 户口 on the mainland is to be expected. */
const FROM_ELSEWHERE: ReadonlySet<string | undefined> = new Set(['01', '03', '05', '41', '51']);

/** 外国籍 — of a nationality that is known and not Chinese. Reads `nationality`. */
export function isForeigner(student: Student): boolean {
  const nationality = codeOf('nationality', textOf(student, 'nationality'));
  return nationality !== undefined && nationality !== 'CHN';
}

/** May the pupil have no household register on the mainland? Reads `nationality` and `hkmotwOverseas`. */
export function isFromElsewhere(student: Student): boolean {
  return isForeigner(student) || FROM_ELSEWHERE.has(codeOf('hkmotwOverseas', textOf(student, 'hkmotwOverseas')));
}
