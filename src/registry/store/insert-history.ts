import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { CellChange } from '../history.ts';
import type { ChangeSource } from '../record.ts';
import type { Author, RegisterDesk } from './register-desk.ts';
import { sealChanges } from './sealed-cells.ts';

/** One step of one record's history, to be written. */
export interface Step {
  readonly id: string;
  /** After the step. */
  readonly revision: number;
  readonly unit: string;
  readonly changes: readonly CellChange[];
}

/** History only grows: this inserts, and nothing anywhere updates or deletes. */
export async function insertHistory(
  { seal, clock }: RegisterDesk,
  work: Work,
  county: string,
  steps: readonly Step[],
  by: Author,
  source: ChangeSource,
): Promise<void> {
  if (steps.length === 0) return;
  await sql`
    insert into student_changes
      (county, student, revision, at, day, by_person, office, source, source_id, fields, unit, sealed, key_id)
    select ${county}, student, revision, ${clock.now()}, ${clock.today()}::date, ${by.person ?? null}::uuid,
      ${by.office ?? null}, ${source.kind}, ${source.id ?? null}::uuid, string_to_array(fields, ','), unit, sealed,
      ${seal.keyId}
    from unnest(
      ${steps.map(({ id }) => id)}::uuid[], ${steps.map(({ revision }) => revision)}::integer[],
      ${steps.map(({ changes }) => changes.map(({ field }) => field).join(','))}::text[],
      ${steps.map(({ unit }) => unit)}::text[],
      ${steps.map(({ id, revision, changes }) => sealChanges(seal, county, id, revision, changes))}::bytea[]
    ) as step (student, revision, fields, unit, sealed)
  `.execute(work);
}
