import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import type { Disguise } from './disguises.ts';
import type { Draft, Entry } from './record.ts';
import type { SchoolUnit } from './units.ts';

/** A rule that speaks of the record, and, for a mistake, the cell that was spoiled. */
export interface Label {
  readonly code: string;
  readonly field?: FieldName;
  /** True of the child, and no mistake. */
  readonly natural?: true;
}

/** Where a record stands: the n-th of its school's, and of the whole register, from 0. */
export interface Place {
  readonly school: SchoolUnit;
  readonly inSchool: number;
  readonly inAll: number;
}

/** One record, and the truth about it. */
export interface LabelledRecord {
  readonly student: Student;
  readonly place: Place;
  /** The child; a second record of the same child has the same. */
  readonly pupil: string;
  readonly labels: readonly Label[];
  /** The first record of the child whose second this is. */
  readonly sameChildAs?: Place;
  /** How it differs from the first. */
  readonly disguises?: readonly Disguise[];
}

/** A record before it leaves the clerk's hands. */
export interface Written {
  readonly entry: Entry;
  readonly record: Draft;
  readonly child: number;
  readonly seat: number;
  labels: readonly Label[];
  /** A citizen's child with a number, and nothing odd about it. */
  readonly ordinary: boolean;
  /** May still be spoiled. */
  free: boolean;
  readonly original?: number;
  readonly disguises?: readonly Disguise[];
}
