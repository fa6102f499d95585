import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { Destination, Ground, LeaverKind, LeaverState } from '../leaver.ts';

/** 学籍去了哪里 — one leaving of a pupil, in a line. */
export interface LeavingOfPupil {
  readonly id: string;
  readonly kind: LeaverKind;
  readonly leftOn: string;
  readonly from: string;
  readonly state: LeaverState;
  readonly destination: Destination | undefined;
  readonly ground: Ground | undefined;
  readonly taken: string;
  readonly closedOn: string | undefined;
  /** Whoever has the record now need not be whoever follows it. */
  readonly mayOpen: boolean;
}

/** Every leaving of a pupil whose record the actor may see, the latest first; `undefined` for strangers. */
export async function leavingsOfPupil(
  desk: Pick<Desk, 'clock'> & { readonly db: Database },
  actor: Actor,
  student: string,
): Promise<readonly LeavingOfPupil[] | undefined> {
  const { db, clock } = desk;
  const pupil = await db
    .selectFrom('students')
    .select('id')
    .where('county', '=', actor.county)
    .where('id', '=', student)
    .where(permitted(actor, 'record.read', 'students.unit'))
    .executeTakeFirst();
  if (pupil === undefined) return undefined;
  const rows = await db
    .selectFrom('leavers')
    .select(['id', 'kind', 'left_on', 'unit', 'state', 'destination', 'ground', 'taken_unit', 'closed_on'])
    .select(sql<boolean>`${permitted(actor, 'continuity.read', 'leavers.unit')}`.as('may_open'))
    .where('county', '=', actor.county)
    .where('student', '=', student)
    .where('undone_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  const units = rows.flatMap(({ unit, taken_unit }) => [unit, ...(taken_unit === null ? [] : [taken_unit])]);
  const place = await placesOf(db, actor.county, units, clock.today());
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as LeaverKind, // the table's checks, here and below
    leftOn: row.left_on,
    from: place(row.unit).school,
    state: row.state as LeaverState,
    destination: (row.destination as Destination | null) ?? undefined,
    ground: (row.ground as Ground | null) ?? undefined,
    taken: row.taken_unit === null ? '' : place(row.taken_unit).school,
    closedOn: row.closed_on ?? undefined,
    mayOpen: row.may_open,
  }));
}
