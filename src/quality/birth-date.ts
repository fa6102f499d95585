import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import type { Setting } from './rule.ts';

/** The pupil's 出生日期 where ID-22 holds: it is a day of the calendar and not after today. */
export function birthDateOf(student: Student, { today }: Setting): LocalDate | undefined {
  const day = readDate(textOf(student, 'birthDate'));
  return day !== undefined && day <= today ? day : undefined;
}
