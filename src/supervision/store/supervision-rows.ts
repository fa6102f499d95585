import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Door } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { inCounty, permitted } from '#src/organization/store/permitted.ts';
import { liesInOneCounty, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { SupervisionsTable } from '#src/platform/database/schema/supervision.ts';
import type { Origin, Side, Supervision, SupervisionState } from '../supervision.ts';

export type SupervisionRow = Selectable<SupervisionsTable>;

/** The matter, if the actor may know of it; else `undefined`, as if there were none. */
export async function findSupervision(db: Database | Work, actor: Actor, id: string): Promise<Supervision | undefined> {
  const row = await rowOf(db, actor, id).executeTakeFirst();
  return row && supervisionOfRow(row);
}

/** The same row whole, held until the transaction ends. */
export async function holdSupervision(work: Work, actor: Actor, id: string): Promise<SupervisionRow | undefined> {
  return rowOf(work, actor, id).forUpdate().executeTakeFirst();
}

function rowOf(db: Database | Work, actor: Actor, id: string) {
  return db
    .selectFrom('supervisions')
    .selectAll()
    .where('id', '=', id)
    .where(inCounty(actor, 'county'))
    .where(visibleTo(actor));
}

/**
 * Of `supervisions`: what goes to a unit within reach. A city sees what it issued itself and nothing of what a county settles below
 * it (R26); a central school also what the county asks of its schools.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  const within = permitted(actor, 'supervision.read', 'supervisions.receiver');
  return liesInOneCounty(actor.unit) ? within : sql<boolean>`(${within} and supervisions.issuer = ${actor.unit})`;
}

/** 哪一方 — a matter is answered by the unit itself, and judged by the unit that issued it: nobody does either for another. */
export function sideOf(actor: Actor, { issuer, receiver }: Pick<Supervision, 'issuer' | 'receiver'>): Side {
  return {
    issues: actor.unit === issuer && can(actor, 'supervision.open', issuer),
    answers: actor.unit === receiver && can(actor, 'supervision.answer', receiver),
  };
}

export function supervisionOfRow(row: SupervisionRow): Supervision {
  return {
    county: row.county,
    id: row.id,
    issuer: row.issuer as UnitPath, // the column holds nothing else
    receiver: row.receiver as UnitPath, // likewise
    subject: row.subject,
    origin: originOf(row),
    openedOn: row.opened_on,
    countedFrom: row.counted_from,
    days: row.days,
    due: row.due ?? undefined,
    state: row.state as SupervisionState, // the table's check
    answeredOn: row.answered_on ?? undefined,
    closedOn: row.closed_on ?? undefined,
    revision: row.revision,
  };
}

function originOf({ origin_kind: kind, origin_id: id, origin_title: title, origin_door: door }: SupervisionRow) {
  if (kind === null) return undefined;
  // Only doors are written there.
  return { kind, id: id ?? undefined, title, door: (door ?? undefined) as Door | undefined } satisfies Origin;
}

/** Of `supervisions`: the receiver is to answer, and the day is over. */
export function isOverdue(today: LocalDate): RawBuilder<boolean> {
  return sql<boolean>`(supervisions.state in ('open', 'returned') and supervisions.due < ${today}::date)`;
}
