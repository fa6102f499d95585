import { wayOf } from '#src/registry/editable.ts';
import type { FieldName } from '#src/registry/fields.ts';

/** 导入方: a school brings its own roster, the county what the national system has exported. */
export type Importer = 'school' | 'county';

/** 采用、提议、保留 — what becomes of a cell that the file tells otherwise than the register. */
export type Treatment = 'changes' | 'keyChanges' | 'withheld';

/**
 * An ordinary cell is changed, a key field proposed. What the national system or a procedure decides is the county's to
 * bring; a school may fill its class in where the register has none. The school of a record no import changes: that is 转学.
 */
export function treatmentOf(field: FieldName, before: string, importer: Importer): Treatment {
  const way = wayOf(field);
  if (way === 'edit') return 'changes';
  if (way === 'key') return 'keyChanges';
  if (OF_THE_SCHOOL.includes(field)) return 'withheld';
  const fillsClass = PLACES.includes(field) && before.trim() === '';
  return importer === 'county' || fillsClass ? 'changes' : 'withheld';
}

const OF_THE_SCHOOL: readonly FieldName[] = ['schoolCode', 'schoolName', 'schoolKind'];

const PLACES: readonly FieldName[] = ['grade', 'className'];
