import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { ViolationsTable } from '#src/platform/database/schema/violations.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { NO_WORDS, type ReplyKind, type Violation, type ViolationState, type ViolationWords } from '../violation.ts';

/** 哪一方 — who pursues it, or who is accused and sees only what is held against them. */
export type Side = 'county' | 'accused';

export interface SeenViolation {
  readonly violation: Violation;
  readonly side: Side;
}

/** The violation, if the actor may know of it; else `undefined`, as if there were none. */
export async function findViolation(
  { db, seal }: Pick<Desk, 'db' | 'seal'>,
  actor: Actor,
  id: string,
): Promise<SeenViolation | undefined> {
  const row = await rowsOf(db, actor, id).executeTakeFirst();
  return row && { violation: violationOfRow(seal, row), side: sideOf(actor, row.unit) };
}

/** As `findViolation`, held until the transaction ends. */
export async function holdViolation(
  work: Work,
  seal: Seal,
  actor: Actor,
  id: string,
): Promise<SeenViolation | undefined> {
  const row = await rowsOf(work, actor, id).forUpdate().executeTakeFirst();
  return row && { violation: violationOfRow(seal, row), side: sideOf(actor, row.unit) };
}

function rowsOf(db: Database | Work, actor: Actor, id: string) {
  return db
    .selectFrom('violations')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(visibleTo(actor));
}

/** Within reach; and to the accused from the day they are informed. Of `violations`. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  const isKnown = sql<boolean>`violations.informed_on is not null`;
  return sql<boolean>`(${permitted(actor, 'discipline.read', 'violations.unit')} and (${isKnown} or ${
    actor.office === 'head' ? sql`false` : sql`violations.unit <> ${actor.unit}`
  }))`;
}

/** A head answers for the school, and a central school for itself; for what lies below it, it sees what the county sees. */
export function sideOf(actor: Actor, unit: string): Side {
  return actor.office === 'head' || unit === actor.unit ? 'accused' : 'county';
}

export function violationOfRow(seal: Seal, row: Selectable<ViolationsTable>): Violation {
  return {
    county: row.county,
    id: row.id,
    number: row.number,
    year: row.year,
    unit: row.unit as UnitPath, // the column holds nothing else
    kind: row.kind,
    title: row.title,
    foundOn: row.found_on,
    state: row.state as ViolationState, // the table's check
    words: openWords(seal, row.county, row.id, row.sealed),
    registeredBy: row.registered_by,
    registeredAt: row.registered_at,
    informedOn: row.informed_on ?? undefined,
    replyUntil: row.reply_until ?? undefined,
    replied: (row.replied ?? undefined) as ReplyKind | undefined, // the table's check
    repliedAt: row.replied_at ?? undefined,
    decidedOn: row.decided_on ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    closedOn: row.closed_on ?? undefined,
    revision: row.revision,
  };
}

export function sealWords(seal: Seal, county: string, id: string, words: ViolationWords) {
  return { sealed: seal.close(JSON.stringify(words), boundOf(county, id)), key_id: seal.keyId };
}

function openWords(seal: Seal, county: string, id: string, sealed: Buffer): ViolationWords {
  return { ...NO_WORDS, ...JSON.parse(seal.open(sealed, boundOf(county, id)).toString('utf8')) }; // as it was closed above
}

function boundOf(county: string, id: string): string {
  return `violations|${county}|${id}`;
}
