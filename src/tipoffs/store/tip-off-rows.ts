import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { TipOffsTable } from '#src/platform/database/schema/tip-offs.ts';
import type { TipOff, TipOffOutcome, TipOffRefusal, TipOffState } from '../tip-off.ts';

export type TipOffRow = Selectable<TipOffsTable>;

/**
 * 看得到的举报 — of the inspector's own desk, and none from which they are excused: named, stood down, or holding any other office at
 * the unit concerned or below it. The same as `isExcusedFrom`, asked of today. Of `tip_offs`.
 */
export function visibleTipOff(actor: Actor, permission: Permission): RawBuilder<boolean> {
  return sql<boolean>`(tip_offs.county = ${actor.county} and ${permitted(actor, permission, 'tip_offs.desk')}
    and tip_offs.desk = ${actor.unit} and not ${excused(sql`${actor.person}::uuid`)})`;
}

/** Is this person to see nothing of it? Of `tip_offs`. */
export function excused(person: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(exists (select from tip_off_excused as gone where gone.county = tip_offs.county
      and gone.tip_off = tip_offs.id and gone.person = ${person})
    or exists (select from holdings join units on units.county = holdings.county and units.id = holdings.unit
      where holdings.county = tip_offs.county and holdings.person = ${person} and holdings.until is null
        and holdings.office <> 'tip-off-inspector'
        and (units.path = tip_offs.unit or starts_with(units.path, tip_offs.unit || '/'))))`;
}

export async function findTipOff(db: Database | Work, actor: Actor, id: string): Promise<TipOffRow | undefined> {
  return db
    .selectFrom('tip_offs')
    .selectAll()
    .where('id', '=', id)
    .where(visibleTipOff(actor, 'tip-off.read'))
    .executeTakeFirst();
}

export async function holdTipOff(work: Work, actor: Actor, id: string): Promise<TipOffRow | undefined> {
  return work
    .selectFrom('tip_offs')
    .selectAll()
    .where('id', '=', id)
    .where(visibleTipOff(actor, 'tip-off.work'))
    .forUpdate()
    .executeTakeFirst();
}

export function tipOffOfRow(row: TipOffRow): TipOff {
  return {
    county: row.county,
    id: row.id,
    number: row.number,
    unit: (row.unit as UnitPath | null) ?? undefined, // the column holds nothing else
    state: row.state as TipOffState, // the table's checks
    receivedOn: row.received_on,
    due: row.due ?? undefined,
    extended: row.extended,
    closedOn: row.closed_on ?? undefined,
    outcome: (row.outcome as TipOffOutcome | null) ?? undefined,
    refusal: (row.refusal as TipOffRefusal | null) ?? undefined,
    hasIdentity: row.has_identity,
    revision: row.revision,
  };
}

/** 记入查办经过, by the day. */
export async function writeStep(
  work: Work,
  { county, id }: Pick<TipOffRow, 'county' | 'id'>,
  step: { readonly deed: string; readonly person?: string; readonly day: string; readonly detail?: string },
): Promise<void> {
  await sql`
    insert into tip_off_steps (county, tip_off, number, deed, person, on_day, detail)
    select ${county}, ${id}::uuid, coalesce(max(number), 0) + 1, ${step.deed}, ${step.person ?? null}::uuid,
      ${step.day}::date, ${step.detail ?? ''}
    from tip_off_steps where county = ${county} and tip_off = ${id}::uuid`.execute(work);
}
