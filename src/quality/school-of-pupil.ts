import { codeOf } from '#src/registry/codes.ts';
import type { School } from '#src/registry/school.ts';
import { readSchoolCode } from '#src/registry/school-code.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import type { Setting } from './rule.ts';

/** The pupil's school as the county's list has it; absent when there is no list, or it does not know the code. */
export function schoolOf(student: Student, setting: Setting): School | undefined {
  const code = readSchoolCode(textOf(student, 'schoolCode'));
  return code === undefined ? undefined : setting.schools?.get(code);
}

/** 办学类型 as the roster has it, else as the county's list of schools does. Reads `schoolKind` and `schoolCode`. */
export function schoolKindOf(student: Student, setting: Setting): string | undefined {
  return codeOf('schoolKind', textOf(student, 'schoolKind')) ?? schoolOf(student, setting)?.kind;
}
