import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';

/**
 * 一行的各栏 — what the cells of a roster's rows say, by the columns that were recognised in it. Rows are copies of a blank
 * one: an object that grows key by key takes four times the room, which a county's rosters do not have.
 */
export function cellsBy(columns: readonly (FieldName | null | undefined)[]): (texts: readonly string[]) => Student {
  const fields = columns.flatMap((field, column) => (field ? [{ column, field }] : []));
  const blank: Student = Object.fromEntries(fields.map(({ field }) => [field, '']));
  return (texts) => {
    const cells: { [field in FieldName]?: string | undefined } = { ...blank };
    for (const { column, field } of fields) cells[field] = texts[column] ?? '';
    return cells;
  };
}
