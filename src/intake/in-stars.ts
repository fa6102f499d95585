import type { FieldName } from '#src/registry/fields.ts';
import { isRevealable, maskOf, shown, shownInList } from '#src/registry/mask-table.ts';
import type { Student } from '#src/registry/student.ts';

/** 遮掩 — the cells of a row that came out of an export in stars. Stars are a screen, and never what a cell holds. */
export function fieldsInStars(row: Student): readonly FieldName[] {
  const fields = Object.keys(row) as FieldName[]; // the keys of a Student are field names
  return fields.filter((field) => isInStars(field, row[field] ?? ''));
}

export function isInStars(field: FieldName, text: string): boolean {
  return maskOf(field) !== undefined && text.includes('*');
}

/** Is the text just what a list, an export or a record's page shows of this cell: stars, a township, a year? */
export function isShownOf(field: FieldName, cell: string, text: string): boolean {
  if (!isRevealable(field) || cell === '') return false;
  return text.trim() === shownInList(field, cell) || text.trim() === shown(field, cell);
}
