import { labelOf } from '#src/registry/codes.ts';
import { overallYear } from '#src/registry/grade.ts';
import { ageAtStartOf, schoolYearOf } from '#src/registry/school-year.ts';
import { STAGES } from '#src/registry/stage.ts';
import type { Student } from '#src/registry/student.ts';
import { birthDateOf } from '../../birth-date.ts';
import type { Setting } from '../../rule.ts';
import { gradeOf } from './enrollment-record.ts';

/**
 * Full years by which the pupil is older than is usual for the grade, negative when younger; `undefined` when the birth
 * date or the present grade is not known. Reads `birthDate`, `grade`, `schoolKind`, `schoolCode`.
 */
export function agePastUsual(student: Student, setting: Setting): number | undefined {
  const ages = agesOf(student, setting);
  return ages && ages.age - ages.usual;
}

/** `2024年8月31日满12周岁，小学四年级一般为9周岁`. */
export function ageMessage(student: Student, setting: Setting): string {
  const ages = agesOf(student, setting);
  if (ages === undefined) return '';
  const { year, age, usual, code } = ages;
  return `${year}年8月31日满${age}周岁，${labelOf('grade', code)}一般为${usual}周岁`;
}

function agesOf(student: Student, setting: Setting) {
  const birthDate = birthDateOf(student, setting);
  const grade = birthDate && gradeOf(student, setting, birthDate)?.grade;
  if (birthDate === undefined || grade === undefined) return undefined;
  const year = schoolYearOf(setting.today);
  const usual = STAGES.primary.entryAge + overallYear(grade) - 1;
  return { year, usual, age: ageAtStartOf(year, birthDate), code: grade.code };
}
