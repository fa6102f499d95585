import { memberCellOf } from '#src/registry/cells.ts';
import type { FieldName } from '#src/registry/fields.ts';
import type { Treatment } from './import-policy.ts';

/** 种类 — what an upload is, told by its columns: whole rosters, or the family members of pupils who are there already. */
export const BATCH_KINDS = { roster: '花名册', family: '家庭成员模板' } as const;

export type BatchKind = keyof typeof BATCH_KINDS;

/** By these a pupil is known again. A file that has nothing but them and family members says nothing else. */
const WHO: readonly FieldName[] = [
  'schoolCode',
  'schoolName',
  'nationalNumber',
  'name',
  'sex',
  'birthDate',
  'idNumber',
  'grade',
  'className',
  'classRollNumber',
];

/** What the recognised columns make of a file. */
export function kindOfColumns(columns: readonly (FieldName | null | undefined)[]): BatchKind {
  const fields = columns.flatMap((field) => field ?? []);
  const members = fields.filter(isOfMember);
  const isOnlyThat = fields.every((field) => isOfMember(field) || WHO.includes(field));
  return members.length >= FEWEST && isOnlyThat ? 'family' : 'roster';
}

/** A name and how to reach it: fewer columns of a member are a remark in a roster of names. */
const FEWEST = 3;

/** What a template of family members may write: their cells, and not one of the pupil's own. */
export function narrowedTo(kind: BatchKind, field: FieldName, treatment: Treatment): Treatment {
  return kind === 'family' && !isOfMember(field) ? 'withheld' : treatment;
}

export function isOfMember(field: FieldName): boolean {
  return memberCellOf(field) !== undefined;
}
