import type { FieldName } from './fields.ts';

/**
 * 学籍 — one pupil's record as a roster writes it: the text of every cell, untouched.
 *
 * `undefined` means that the file has no such column; `''` that the cell is empty. What a text means is asked of the
 * readers beside this file (`readDate`, `codeOf`, `readGrade`, `readIdentityNumber`), never repaired on the way in.
 */
export type Student = { readonly [field in FieldName]?: string | undefined };

/** The cell without the blanks around it; `''` where the file has no such column. */
export function textOf(student: Student, field: FieldName): string {
  return student[field]?.trim() ?? '';
}

/** Has the file this column, and the pupil nothing in it? */
export function isBlank(student: Student, field: FieldName): boolean {
  return student[field] !== undefined && textOf(student, field) === '';
}
