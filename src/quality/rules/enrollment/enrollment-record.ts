import { type LocalDate, readMonth } from '#src/kernel/local-date.ts';
import { codeOf } from '#src/registry/codes.ts';
import { type GradeReading, readGrade } from '#src/registry/grade.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import type { Setting } from '../../rule.ts';
import { schoolKindOf } from '../../school-of-pupil.ts';

/**
 * The pupil's 年级. Reads `grade`, `schoolKind` and `schoolCode`; a rule that reads `birthDate` as well hands it over, so that 2019级
 * without a stage is understood in a school that runs several.
 */
export function gradeOf(student: Student, setting: Setting, birthDate?: LocalDate): GradeReading | undefined {
  const schoolKind = schoolKindOf(student, setting);
  return readGrade(textOf(student, 'grade'), { today: setting.today, schoolKind, birthDate });
}

/** 入学年月 as `YYYY-MM` where EN-03 holds: a month, and not after today's. */
export function entryMonthOf(student: Student, { today }: Setting): string | undefined {
  const month = readMonth(textOf(student, 'entryMonth'));
  return month !== undefined && month <= today.slice(0, 7) ? month : undefined;
}

/** 走读. */
export function isDayPupil(student: Student): boolean {
  return codeOf('attendanceMode', textOf(student, 'attendanceMode')) === '1';
}

/** 住校. */
export function isBoarder(student: Student): boolean {
  return codeOf('attendanceMode', textOf(student, 'attendanceMode')) === '2';
}
