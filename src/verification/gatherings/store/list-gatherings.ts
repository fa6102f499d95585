import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { GatheringsTable } from '#src/platform/database/schema/gatherings.ts';
import type { Gathering, GatheringKind, GatheringState, Reply } from '../gathering.ts';
import { gatheringOfRow, visibleTo } from './gathering-rows.ts';

/** 会议列表 is narrowed to these; absent is not narrowed. */
export interface GatheringFilter {
  readonly campaign?: string | undefined;
  readonly schoolYear?: number | undefined;
  readonly kind?: GatheringKind | undefined;
  readonly state?: GatheringState | undefined;
  /** Held at or below it. */
  readonly unit?: UnitPath | undefined;
  /** 请我参加的. */
  readonly mine?: boolean | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A line of the list: how many were asked, and how many of them came; of a parents' meeting the pupils. */
export interface GatheringLine {
  readonly gathering: Gathering;
  readonly unitName: string;
  readonly asked: number;
  readonly came: number;
  /** What the actor answered, if they are invited. */
  readonly mine: { readonly reply: Reply | undefined } | undefined;
}

interface Row extends Selectable<GatheringsTable> {
  readonly unit_name: string | null;
  readonly asked: number;
  readonly came: number;
  readonly pupils: number;
  readonly pupils_came: number;
  readonly is_mine: boolean;
  readonly reply: Reply | null;
}

/** 会议列表 — those the actor may know of, the latest day first. */
export async function listGatherings(
  db: Database,
  actor: Actor,
  filter: GatheringFilter,
): Promise<{ readonly rows: readonly GatheringLine[]; readonly next: string | undefined }> {
  const { rows } = await sql<Row>`
    select gatherings.*, (select name from units where units.county = gatherings.county and units.path = gatherings.unit
        order by until nulls first limit 1) as unit_name,
      people.asked, people.came, pupils.pupils, pupils.pupils_came, mine.person is not null as is_mine, mine.answer as reply
    from gatherings
    left join lateral (select count(*)::integer as asked,
        count(*) filter (where presence in ('present', 'made-up'))::integer as came
      from gathering_people as people where people.county = gatherings.county and people.gathering = gatherings.id
        and people.withdrawn_at is null) as people on true
    left join lateral (select count(*)::integer as pupils,
        count(*) filter (where presence = 'came')::integer as pupils_came
      from gathering_pupils as pupils where pupils.county = gatherings.county and pupils.gathering = gatherings.id)
      as pupils on true
    left join gathering_people as mine on mine.county = gatherings.county and mine.gathering = gatherings.id
      and mine.person = ${actor.person}::uuid and mine.withdrawn_at is null
    where gatherings.county = ${actor.county} and ${visibleTo(actor)}
      and ${sql.join(conditionsOf(filter), sql` and `)}
    order by gatherings.on_day desc, gatherings.id limit ${filter.limit + 1}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => ({
      gathering: gatheringOfRow(row),
      unitName: row.unit_name ?? '',
      asked: row.kind === 'parents' ? row.pupils : row.asked,
      came: row.kind === 'parents' ? row.pupils_came : row.came,
      mine: row.is_mine ? { reply: row.reply ?? undefined } : undefined,
    })),
    next: last && `${last.on_day} ${last.id}`,
  };
}

function conditionsOf(filter: GatheringFilter): readonly RawBuilder<boolean>[] {
  const { campaign, schoolYear, kind, state, unit, mine, after } = filter;
  const [day, id] = after?.split(' ') ?? [];
  return [
    sql<boolean>`true`,
    ...(campaign === undefined ? [] : [sql<boolean>`gatherings.campaign = ${campaign}::uuid`]),
    ...(schoolYear === undefined ? [] : [sql<boolean>`gatherings.school_year = ${schoolYear}`]),
    ...(kind === undefined ? [] : [sql<boolean>`gatherings.kind = ${kind}`]),
    ...(state === undefined ? [] : [sql<boolean>`gatherings.state = ${state}`]),
    ...(unit === undefined ? [] : [within(unit, 'gatherings.unit')]),
    ...(mine ? [sql<boolean>`mine.person is not null`] : []),
    ...(day === undefined || id === undefined
      ? []
      : [
          sql<boolean>`(gatherings.on_day < ${day}::date or gatherings.on_day = ${day}::date and gatherings.id > ${id}::uuid)`,
        ]),
  ];
}
