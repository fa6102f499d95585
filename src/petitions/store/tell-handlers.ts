import { sql } from 'kysely';
import type { NewsEvent } from '#src/notices/news.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { EVERY_OFFICE } from '#src/organization/office.ts';
import { reachOf } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';

/** 经办人 — somebody who may work on petitions of a unit, in the office they hold there now. */
export interface Handler {
  readonly person: string;
  readonly name: string;
  readonly office: string;
}

/** 承办单位的经办人 — everybody at exactly this unit who may work on its petitions. For the system. */
export async function handlersAt(db: Database | Work, county: string, unit: UnitPath): Promise<readonly Handler[]> {
  const offices = EVERY_OFFICE.filter((office) => reachOf({ office, unit }, 'petition.work') !== undefined);
  const { rows } = await sql<Handler>`
    select distinct on (people.name, people.id) people.id as person, people.name, holdings.office from units
    join holdings on holdings.county = units.county and holdings.unit = units.id and holdings.until is null
      and holdings.office = any(${offices}::text[])
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where units.county = ${county} and units.path = ${unit} and units.until is null
    order by people.name, people.id, holdings.office`.execute(db);
  return rows;
}

interface ToldOf {
  readonly county: string;
  readonly id: string;
  readonly number: string;
  readonly unit: UnitPath;
}

/** 告知承办单位; nobody's name stands in what is told, only the petition's number. */
export async function tellUnit(
  desk: Pick<Desk, 'clock'>,
  work: Work,
  { county, id, number, unit }: ToldOf,
  event: NewsEvent,
  by: string | undefined,
): Promise<void> {
  const people = (await handlersAt(work, county, unit)).map(({ person }) => person);
  await tellPeople(work, county, { event, about: 'petition', id, title: number, people, by }, desk.clock.now());
}

export async function tellOwner(
  desk: Pick<Desk, 'clock'>,
  work: Work,
  { county, id, number }: Omit<ToldOf, 'unit'>,
  event: NewsEvent,
  owner: string,
  by: string | undefined,
): Promise<void> {
  await tellPeople(
    work,
    county,
    { event, about: 'petition', id, title: number, people: [owner], by },
    desk.clock.now(),
  );
}
