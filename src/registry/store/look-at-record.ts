import { sql } from 'kysely';
import type { Action } from '#src/audit/actions.ts';
import { audited } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';
import { type NamedUnit, unitsAbove } from './names.ts';

/** A record's row as somebody looks at it, and what stands beside it. */
export interface SeenRecord {
  readonly county: string;
  readonly id: string;
  readonly unit: UnitPath;
  readonly revision: number;
  readonly stage: string;
  readonly pinyin: string;
  readonly sealed: Buffer;
  readonly ended_on: LocalDate | null;
  readonly opened_on: LocalDate | null;
  readonly has_photo: boolean;
  /** Its class, its grade and its school by name. */
  readonly above: readonly NamedUnit[];
}

/**
 * 查看学籍 — the record if this person may read it, and the look written down: one statement does both or neither, and asks the
 * database once. `undefined` when there is none, or it is not theirs to know of.
 */
export async function lookAtRecord(
  db: Database | Work,
  actor: Actor,
  id: string,
  look: { readonly action: Action; readonly detail?: Readonly<Record<string, unknown>> },
  now: Date,
): Promise<SeenRecord | undefined> {
  const written = audited(
    actor,
    {
      action: look.action,
      subjectKind: 'student',
      of: sql`found`,
      subject: sql`found.id::text`,
      subjectUnit: sql`found.unit`,
      detail: sql`${JSON.stringify(look.detail ?? {})}::jsonb`,
    },
    now,
  );
  const { rows } = await sql<SeenRecord>`
    with found as (
      select county, id, unit, revision, stage, pinyin, sealed, ended_on from students
      where county = ${actor.county} and id = ${id} and withdrawn_at is null
        and ${permitted(actor, 'record.read', 'students.unit')}
    ), written as (${written})
    select found.*, coalesce(${unitsAbove('found.county', 'found.unit')}, '[]') as above,
      (select day from student_changes where county = found.county and student = found.id and revision = 1) as opened_on,
      exists (select from photos where county = found.county and student = found.id) as has_photo
    from found ${KEPT}`.execute(db);
  return rows[0];
}
