import type { LocalDate } from '#src/kernel/local-date.ts';
import { readDate } from '#src/kernel/local-date.ts';
import { codeOf } from '#src/registry/codes.ts';
import { type Grade, readGrade } from '#src/registry/grade.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { STAGES } from '#src/registry/stage.ts';

/** 现年级 — the grade a record's cells name on a day; `undefined` when they do not tell. */
export function gradeNow({ cells }: Pick<PupilRecord, 'cells'>, today: LocalDate): Grade | undefined {
  return readGrade(cells.grade ?? '', {
    today,
    schoolKind: codeOf('schoolKind', cells.schoolKind ?? ''),
    birthDate: readDate(cells.birthDate ?? ''),
  })?.grade;
}

/** The grade an answer names, as forms keep it: by its label. */
export function gradeAsked(answer: string | undefined): Grade | undefined {
  return readGrade(answer ?? '')?.grade;
}

/** 毕业年级 — the last of its stage as is usual, and the fourth year of junior high (五四制). */
export function isGraduating({ stage, year }: Grade): boolean {
  return year >= STAGES[stage].years;
}
