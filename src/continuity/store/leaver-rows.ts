import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { LeaversTable } from '#src/platform/database/schema/continuity.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Destination, Ground, LeaverKind, LeaverState } from '../leaver.ts';

/** What lies sealed: where exactly, whom to call, and what was said when it was settled. */
export interface LeaverDetail {
  readonly school?: string | undefined;
  readonly contact?: string | undefined;
  readonly asks?: string | undefined;
  readonly closing?: string | undefined;
}

/** 待接续的学生 */
export interface Leaver {
  readonly county: string;
  readonly id: string;
  readonly student: string;
  readonly kind: LeaverKind;
  readonly unit: UnitPath;
  readonly name: string;
  readonly leftOn: LocalDate;
  readonly state: LeaverState;
  readonly waitsUntil: LocalDate | undefined;
  readonly destination: Destination | undefined;
  readonly destinationUnit: UnitPath | undefined;
  readonly destinationPlace: string;
  readonly ground: Ground | undefined;
  readonly asked: 'taken-elsewhere' | 'struck-off' | undefined;
  readonly askedGround: Ground | undefined;
  readonly number: string | undefined;
  readonly caseOn: LocalDate | undefined;
  readonly dueOn: LocalDate | undefined;
  readonly signalledAt: Date | undefined;
  readonly takenUnit: UnitPath | undefined;
  readonly takenStudent: string | undefined;
  readonly detail: LeaverDetail;
  readonly closedOn: LocalDate | undefined;
  readonly revision: number;
}

export type LeaverRow = Selectable<LeaversTable>;

/** The leaver, held until the transaction ends, if this is the actor's to do. */
export async function holdLeaver(
  work: Work,
  seal: Seal,
  actor: Actor,
  permission: Permission,
  id: string,
): Promise<Leaver | undefined> {
  const where = permission === 'continuity.claim' ? destinedTo(actor) : permitted(actor, permission, 'leavers.unit');
  const row = await work
    .selectFrom('leavers')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .where(where)
    .forUpdate()
    .executeTakeFirst();
  return row && leaverOf(seal, row);
}

/** The leaver as the actor may know of it: one of theirs, or one said to come to them. */
export async function findLeaver(
  db: Database | Work,
  seal: Seal,
  actor: Actor,
  id: string,
): Promise<Leaver | undefined> {
  const row = await db
    .selectFrom('leavers')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .where(visibleTo(actor))
    .executeTakeFirst();
  return row && leaverOf(seal, row);
}

/** For the system: whoever calls has asked for no right. */
export async function leaverHeld(work: Work, seal: Seal, county: string, id: string): Promise<Leaver | undefined> {
  const row = await work
    .selectFrom('leavers')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && leaverOf(seal, row);
}

/** Of `leavers`: within reach by the school they left, or by the school they are said to go to. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${permitted(actor, 'continuity.read', 'leavers.unit')} or ${destinedTo(actor)})`;
}

function destinedTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(leavers.destination_unit is not null and ${permitted(actor, 'continuity.claim', 'leavers.destination_unit')})`;
}

export function leaverOf(seal: Seal, row: LeaverRow): Leaver {
  return {
    county: row.county,
    id: row.id,
    student: row.student,
    kind: row.kind as LeaverKind, // the table's check, here and below
    unit: row.unit as UnitPath, // the columns of paths hold nothing else
    name: row.name,
    leftOn: row.left_on,
    state: row.state as LeaverState,
    waitsUntil: row.waits_until ?? undefined,
    destination: (row.destination as Destination | null) ?? undefined,
    destinationUnit: (row.destination_unit as UnitPath | null) ?? undefined,
    destinationPlace: row.destination_place,
    ground: (row.ground as Ground | null) ?? undefined,
    asked: (row.asked as Leaver['asked'] | null) ?? undefined,
    askedGround: (row.asked_ground as Ground | null) ?? undefined,
    number: row.number ?? undefined,
    caseOn: row.case_on ?? undefined,
    dueOn: row.due_on ?? undefined,
    signalledAt: row.signalled_at ?? undefined,
    takenUnit: (row.taken_unit as UnitPath | null) ?? undefined,
    takenStudent: row.taken_student ?? undefined,
    detail: openDetail(seal, row.county, row.id, row.sealed),
    closedOn: row.closed_on ?? undefined,
    revision: row.revision,
  };
}

export function sealDetail(seal: Seal, county: string, id: string, detail: LeaverDetail): Buffer {
  return seal.close(JSON.stringify(detail), `leavers|${county}|${id}`);
}

export function openDetail(seal: Seal, county: string, id: string, sealed: Uint8Array): LeaverDetail {
  return JSON.parse(seal.open(sealed, `leavers|${county}|${id}`).toString('utf8')) as LeaverDetail; // written by sealDetail
}
