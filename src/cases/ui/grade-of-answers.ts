import type { Answers, Procedure } from '#src/workflow/procedure.ts';

/** Within these the pupil stays in the grade. */
const SAME_GRADE: ReadonlySet<string> = new Set(['class-change', 'class-assignment']);

/** 年级 — in whose classes a class is looked for: the one that was answered, or where the pupil is; `undefined` when it is yet open. */
export function gradeOf({ id }: Procedure, answers: Answers, unit: string | undefined): string | undefined {
  return SAME_GRADE.has(id) ? unit : answers.grade || undefined;
}
