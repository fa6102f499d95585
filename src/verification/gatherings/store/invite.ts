import { sql } from 'kysely';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Office } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Clock } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { Gathering } from '../gathering.ts';
import { inOneLine } from './gathering-rows.ts';

/** Whom a gathering asks, as they are in office now. */
export interface Guest {
  readonly person: string;
  readonly office: Office;
  readonly unit: UnitPath;
  readonly place: string;
}

type Audience = Pick<Gathering, 'county' | 'unit' | 'offices' | 'units'>;

/** 应到人员 — whoever holds one of these offices at or below the unit; each person once. For the system. */
export async function guestsOf(
  db: Database | Work,
  { county, unit, offices, units }: Audience,
  clock: Clock,
): Promise<readonly Guest[]> {
  const today = clock.today();
  const among = units.length === 0 ? [unit] : units;
  const { rows } = await sql<Omit<Guest, 'place'> & { readonly name: string; readonly kind: UnitKind }>`
    select distinct on (holdings.person) holdings.person, holdings.office, units.path as unit, units.name, units.kind
    from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where holdings.county = ${county} and holdings.office = any(${offices}::text[])
      and holdings.since <= ${today}::date and (holdings.until is null or holdings.until > ${today}::date)
      and ${within(unit, 'units.path')}
      and (${sql.join(
        among.map((each) => within(each, 'units.path')),
        sql` or `,
      )})
      and ${isNoDeputy()}
    order by holdings.person, array_position(${offices}::text[], holdings.office), units.path`.execute(db);
  const place = await placesOf(
    db,
    county,
    rows.map((row) => row.unit),
    today,
  );
  return rows.map(({ name, kind, ...row }) => {
    const { school, class: ofClass } = place(row.unit);
    return { ...row, place: kind === 'class' ? `${school}${ofClass}` : name };
  });
}

/** Who only stands in for somebody is not asked in their place. Of rows called `holdings`. */
export function isNoDeputy() {
  return sql<boolean>`not exists (select from delegations where delegations.county = holdings.county
    and delegations.deputy_holding = holdings.id)`;
}

/**
 * 邀请 — brings the list up to date: whoever took office since is added, and who no longer belongs to it and has neither answered
 * nor been there is taken off. Each is told, as long as the meeting is still to come. Answers how many were added.
 */
export async function invite(work: Work, gathering: Gathering, clock: Clock, by: string | undefined): Promise<number> {
  if (gathering.offices.length === 0) return 0;
  const guests = await guestsOf(work, gathering, clock);
  const added = await ask(work, gathering, guests, { clock, by, byName: false });
  const { rows: gone } = await sql<{ person: string }>`
    update gathering_people set withdrawn_at = ${clock.now()}
    where county = ${gathering.county} and gathering = ${gathering.id}::uuid and withdrawn_at is null
      and answer is null and presence is null and not by_name
      and not person = any(${guests.map(({ person }) => person)}::uuid[])
    returning person`.execute(work);
  await tell(
    work,
    gathering,
    'gathering-withdrawn',
    gone.map(({ person }) => person),
    clock,
    by,
  );
  return added;
}

/** Puts these people on the list, and tells those who were not on it. */
export async function ask(
  work: Work,
  gathering: Gathering,
  guests: readonly Guest[],
  { clock, by, byName }: { readonly clock: Clock; readonly by: string | undefined; readonly byName: boolean },
): Promise<number> {
  if (guests.length === 0) return 0;
  const { rows: added } = await sql<{ person: string }>`
    insert into gathering_people (county, gathering, person, office, unit, place, asked_at, by_name)
    select ${gathering.county}, ${gathering.id}::uuid, guest.*, ${clock.now()}::timestamptz, ${byName}
    from unnest(
      ${guests.map(({ person }) => person)}::uuid[], ${guests.map(({ office }) => office)}::text[],
      ${guests.map(({ unit }) => unit)}::text[], ${guests.map(({ place }) => place)}::text[]
    ) as guest (person, office, unit, place)
    on conflict (county, gathering, person) do update set withdrawn_at = null, asked_at = excluded.asked_at,
      office = excluded.office, unit = excluded.unit, place = excluded.place, by_name = excluded.by_name
      where gathering_people.withdrawn_at is not null
    returning person`.execute(work);
  await tell(
    work,
    gathering,
    'gathering-asked',
    added.map(({ person }) => person),
    clock,
    by,
  );
  return added.length;
}

/** Tells those who are to come, unless the day is over. */
export async function tell(
  work: Work,
  gathering: Gathering,
  event: Parameters<typeof tellPeople>[2]['event'],
  people: readonly string[],
  clock: Clock,
  by?: string,
): Promise<void> {
  if (gathering.day < clock.today()) return;
  const news = { event, about: 'gathering', id: gathering.id, title: inOneLine(gathering), people, by } as const;
  await tellPeople(work, gathering.county, news, clock.now());
}
