import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import { type Seat, unitsOver } from '../addressees.ts';

/** Whoever holds the office of a seat now, at its unit or above it, by `seatKey`. For the system. */
export async function peopleAt(
  work: Work,
  county: string,
  seats: readonly Seat[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const distinct = [...new Map(seats.map((seat) => [seatKey(seat), seat])).values()];
  const places = distinct.flatMap((seat) =>
    unitsOver(seat.of).map((path) => ({ key: seatKey(seat), office: seat.office, path })),
  );
  const { rows } = await sql<{ key: string; person: string }>`
    select distinct seat.key, holdings.person
    from unnest(${places.map(({ key }) => key)}::text[], ${places.map(({ office }) => office)}::text[],
      ${places.map(({ path }) => path)}::text[]) as seat (key, office, path)
    join units on units.county = ${county} and units.path = seat.path and units.until is null
    join holdings on holdings.county = units.county and holdings.unit = units.id and holdings.office = seat.office
      and holdings.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null`.execute(
    work,
  );
  const people = new Map<string, string[]>();
  for (const { key, person } of rows) people.set(key, [...(people.get(key) ?? []), person]);
  return people;
}

export function seatKey({ office, of }: Seat): string {
  return `${office} ${of}`;
}
