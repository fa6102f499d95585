import type { FieldName } from '#src/registry/fields.ts';
import { isDamaged } from '#src/registry/identity-number.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { type BatchKind, narrowedTo } from './batch-kind.ts';
import { type Importer, type Treatment, treatmentOf } from './import-policy.ts';
import { fieldsInStars, isInStars, isShownOf } from './in-stars.ts';
import { isSameMeaning } from './meaning.ts';
import type { KeyHints } from './pupil-keys.ts';

/** One cell that the file and the register tell differently. */
export interface CellDifference {
  readonly field: FieldName;
  /** '' where the register has nothing. */
  readonly before: string;
  readonly after: string;
}

/** 差异 — what a row says that its record does not. */
export interface Difference {
  /** Ordinary cells: they take effect when the batch is committed. */
  readonly changes: readonly CellDifference[];
  /** 关键信息: never applied, but proposed as a 关键信息变更. */
  readonly keyChanges: readonly CellDifference[];
  /** 未采用: cells that this import has no say in, or that came damaged by a spreadsheet or hidden behind stars. */
  readonly withheld: readonly CellDifference[];
}

/**
 * What the row says otherwise than the record. An empty cell says nothing, and a column that is not in the file says
 * nothing either; two writings of one thing are no difference, and what an export in stars has shown of a cell is none.
 */
export function differenceOf(
  row: Student,
  record: PupilRecord,
  importer: Importer,
  hints: KeyHints,
  kind: BatchKind = 'roster',
): Difference {
  const difference: Record<Treatment, CellDifference[]> = { changes: [], keyChanges: [], withheld: [] };
  const fields = Object.keys(row) as FieldName[]; // the keys of a Student are field names
  const isMasked = fieldsInStars(row).length > 0;
  for (const field of fields) {
    const after = row[field] ?? '';
    const before = record.cells[field] ?? '';
    if (textOf(row, field) === '' || isSameMeaning(field, before, after, hints)) continue;
    if (isMasked && isShownOf(field, before, after)) continue;
    difference[narrowedTo(kind, field, whereTo(field, before, after, importer))].push({ field, before, after });
  }
  return difference;
}

function whereTo(field: FieldName, before: string, after: string, importer: Importer): Treatment {
  if (isInStars(field, after) || isShownOf(field, before, after)) return 'withheld';
  return /(^|\.)idNumber$/.test(field) && isDamaged(after) ? 'withheld' : treatmentOf(field, before, importer);
}
