import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor, Office } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { GatheringsTable } from '#src/platform/database/schema/gatherings.ts';
import type { Gathering, GatheringKind, GatheringState } from '../gathering.ts';

/** The gathering, if the actor may know of it; else `undefined`, as if there were none. */
export async function findGathering(db: Database | Work, actor: Actor, id: string): Promise<Gathering | undefined> {
  const row = await db
    .selectFrom('gatherings')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirst();
  return row && gatheringOfRow(row);
}

/** The gathering, held until the transaction ends, if it is this actor's to keep. */
export async function holdGathering(work: Work, actor: Actor, id: string): Promise<Gathering | undefined> {
  const row = await work
    .selectFrom('gatherings')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(permitted(actor, 'gathering.keep', 'gatherings.unit'))
    .forUpdate()
    .executeTakeFirst();
  return row && gatheringOfRow(row);
}

/** Within reach, or one to which somebody within reach, or the person themselves, is invited. Of `gatherings`. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${permitted(actor, 'gathering.read', 'gatherings.unit')} or exists (
    select from gathering_people as asked where asked.county = gatherings.county and asked.gathering = gatherings.id
      and asked.withdrawn_at is null
      and (asked.person = ${actor.person}::uuid or ${permitted(actor, 'gathering.read', 'asked.unit')})))`;
}

export function gatheringOfRow(row: Selectable<GatheringsTable>): Gathering {
  return {
    county: row.county,
    id: row.id,
    kind: row.kind as GatheringKind, // the table's check
    campaign: row.campaign ?? undefined,
    unit: row.unit as UnitPath, // the column holds nothing else
    schoolYear: row.school_year,
    title: row.title,
    day: row.on_day,
    begins: row.begins,
    ends: row.ends,
    place: row.place,
    host: row.host,
    agenda: row.agenda,
    offices: row.offices as readonly Office[], // only offices are written there
    units: row.units as readonly UnitPath[], // likewise paths
    state: row.state as GatheringState, // the table's check
    reason: row.reason ?? undefined,
    minutes: row.minutes,
    revision: row.revision,
  };
}

/** One change more: whoever still sees the one before is told so. */
export async function turned(work: Work, { county, id }: Pick<Gathering, 'county' | 'id'>): Promise<number> {
  const { revision } = await work
    .updateTable('gatherings')
    .set({ revision: sql`revision + 1` })
    .where('county', '=', county)
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** 名称、日期、地点, as a notice says it. */
export function inOneLine({ title, day, begins, place }: Gathering): string {
  const [, month, date] = day.split('-');
  return `${title}（${Number(month)}月${Number(date)}日 ${begins}，${place}）`;
}
