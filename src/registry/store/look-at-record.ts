import { sql } from 'kysely';
import type { Action } from '#src/audit/actions.ts';
import { audited } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { reachOf } from '#src/organization/permissions.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { askedTogether } from '#src/platform/database/asked-together.ts';
import type { Database } from '#src/platform/database/database.ts';
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

/** Who looks, at what, and how it is to be written down. */
interface Asked {
  readonly actor: Actor;
  readonly root: UnitPath;
  readonly id: string;
  readonly action: Action;
  readonly detail: string;
  readonly now: Date;
}

/**
 * 查看学籍 — the record if this person may read it, and the look written down: one statement does both or neither.
 * `undefined` when there is none, or it is not theirs to know of.
 */
export async function lookAtRecord(
  db: Database,
  actor: Actor,
  id: string,
  look: { readonly action: Action; readonly detail?: Readonly<Record<string, unknown>> },
  now: Date,
): Promise<SeenRecord | undefined> {
  const root = reachOf(actor, 'record.read');
  if (root === undefined) return undefined;
  return seenRecord(db, { actor, root, id, action: look.action, detail: JSON.stringify(look.detail ?? {}), now });
}

/** Those who look at the same moment ask together: one way to the database, and one wait for the disk. */
const seenRecord = askedTogether(async (db, asked: readonly Asked[]) => {
  const doer = { county: sql`found.county`, person: sql`person`, office: sql`office`, unit: sql`at_unit` };
  const look = {
    ...{ of: sql`found`, action: sql<Action>`action`, at: sql<Date>`at`, detail: sql`detail::jsonb` },
    ...{ subjectKind: 'student', subject: sql`found.id::text`, subjectUnit: sql`found.unit` },
  };
  const { rows } = await sql<SeenRecord & { readonly asked: number }>`
    with asked as materialized (
      select * from unnest(
        ${asked.map(({ actor }) => actor.county)}::text[], ${asked.map(({ id }) => id)}::uuid[],
        ${asked.map(({ root }) => root)}::text[], ${asked.map(({ actor }) => actor.person)}::uuid[],
        ${asked.map(({ actor }) => actor.office)}::text[], ${asked.map(({ actor }) => actor.unit)}::text[],
        ${asked.map(({ action }) => action)}::text[], ${asked.map(({ detail }) => detail)}::text[],
        ${asked.map(({ now }) => now)}::timestamptz[]
      ) with ordinality as asked (in_county, student, root, person, office, at_unit, action, detail, at, asked)
    ), found as (
      select asked.*, county, id, unit, revision, stage, pinyin, sealed, ended_on from asked
      join students on students.county = asked.in_county and students.id = asked.student and withdrawn_at is null
        and ${within(sql`asked.root`, 'students.unit')}
    ), written as (${audited(doer, look)})
    select asked, county, id, unit, revision, stage, pinyin, sealed, ended_on,
      coalesce(${unitsAbove('found.county', 'found.unit')}, '[]') as above,
      (select day from student_changes where county = found.county and student = found.id and revision = 1) as opened_on,
      exists (select from photos where county = found.county and student = found.id) as has_photo
    from found ${KEPT}`.execute(db);
  const byQuestion = new Map(rows.map((row) => [row.asked, row]));
  return asked.map((_, at) => byQuestion.get(at + 1));
});
