import { sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';

/** One pupil of a case. */
export interface CasePupil {
  readonly ordinal: number;
  /** Absent for a child without a record. */
  readonly student: string | undefined;
  readonly name: string;
  /** The record that was opened for them. */
  readonly opens: string | undefined;
}

export async function pupilsOf(db: Database | Work, county: string, caseId: string): Promise<readonly CasePupil[]> {
  const rows = await db
    .selectFrom('case_pupils')
    .select(['ordinal', 'student', 'name', 'opens'])
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({ ...row, student: row.student ?? undefined, opens: row.opens ?? undefined }));
}

/** A record that a case is about: also one that was deleted, which a case may restore. */
export interface HeldRecord extends PupilRecord {
  readonly unit: UnitPath;
  readonly isDeleted: boolean;
}

/** The records of these pupils, deleted ones too, by their ids. For the system. */
export async function recordsHeld(
  db: Database | Work,
  seal: Seal,
  county: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HeldRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('students')
    .select(['id', 'unit', 'stage', 'revision', 'sealed', 'withdrawn_at'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, unit, stage, revision, sealed, withdrawn_at }) => [
      id,
      {
        ...{ county, id, revision, isDeleted: withdrawn_at !== null },
        unit: unit as UnitPath, // the column holds nothing else
        stage: stage === 'formal' ? 'formal' : 'temporary',
        cells: openCells(seal, county, id, sealed),
      },
    ]),
  );
}
