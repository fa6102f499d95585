import { sql } from 'kysely';
import { unitsOver } from '#src/notices/addressees.ts';
import type { NewsEvent } from '#src/notices/news.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { countyOf, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Clock } from '#src/platform/desk.ts';
import { type Circle, seatsOf } from '../reminders.ts';
import type { Supervision } from '../supervision.ts';

interface News {
  readonly event: NewsEvent;
  readonly tells: readonly Circle[];
  readonly by?: string | undefined;
}

/** 告知双方 — whoever holds the offices concerned now, each in the county, or the city, that knows them. */
export async function tellSides(
  work: Work,
  clock: Clock,
  of: Pick<Supervision, 'id' | 'issuer' | 'receiver' | 'subject'>,
  { event, tells, by }: News,
): Promise<void> {
  const kinds = await kindsOf(work, [of.issuer, of.receiver]);
  const [issuer, receiver] = [kinds.get(of.issuer), kinds.get(of.receiver)];
  if (issuer === undefined || receiver === undefined) return;
  const seats = tells.flatMap((circle) => seatsOf(circle, issuer, receiver));
  const places = seats.flatMap(({ of: side, office }) => unitsOver(of[side]).map((path) => ({ office, path })));
  const people = await holdersAt(work, places);
  for (const county of new Set(people.map((each) => each.county))) {
    const told = people.filter((each) => each.county === county).map(({ person }) => person);
    const news = { event, about: 'supervision', id: of.id, title: of.subject, people: told, by } as const;
    await tellPeople(work, county, news, clock.now());
  }
}

async function kindsOf(work: Work, paths: readonly UnitPath[]): Promise<ReadonlyMap<UnitPath, UnitKind>> {
  const { rows } = await sql<{ path: UnitPath; kind: UnitKind }>`
    select units.path, units.kind
    from unnest(${paths.map(countyOf)}::text[], ${paths}::text[]) as place (county, path)
    join units on units.county = place.county and units.path = place.path and units.until is null`.execute(work);
  return new Map(rows.map(({ path, kind }) => [path, kind]));
}

interface Holder {
  readonly county: string;
  readonly person: string;
}

/** For the system: asks no permission. */
export async function holdersAt(
  work: Work,
  places: readonly { readonly office: string; readonly path: UnitPath }[],
): Promise<readonly Holder[]> {
  const { rows } = await sql<Holder>`
    select distinct holdings.county, holdings.person
    from unnest(${places.map(({ path }) => countyOf(path))}::text[], ${places.map(({ path }) => path)}::text[],
      ${places.map(({ office }) => office)}::text[]) as seat (county, path, office)
    join units on units.county = seat.county and units.path = seat.path and units.until is null
    join holdings on holdings.county = units.county and holdings.unit = units.id and holdings.office = seat.office
      and holdings.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null`.execute(
    work,
  );
  return rows;
}
