import { sql } from 'kysely';
import { countyOf, parentOf, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { deskFor, type Inspector } from '../who-handles.ts';

/** 现任查办员 of a county and of the city above it, with where else they hold office. For the system. */
async function inspectorsAt(db: Database | Work, desks: readonly UnitPath[]): Promise<readonly Inspector[]> {
  const { rows } = await sql<Inspector>`
    select people.id as person, people.name, units.path as at, array(
        select elsewhere.path from holdings as other
        join units as elsewhere on elsewhere.county = other.county and elsewhere.id = other.unit
        where other.county = people.county and other.person = people.id and other.until is null
          and other.office <> 'tip-off-inspector') as elsewhere
    from units
    join holdings on holdings.county = units.county and holdings.unit = units.id and holdings.until is null
      and holdings.office = 'tip-off-inspector'
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where units.county = any(${desks.map(countyOf)}::text[]) and units.path = any(${[...desks]}::text[])
      and units.until is null
    order by people.name, people.id`.execute(db);
  return rows;
}

/** 可用的钥匙 — confirmed, not retired, of somebody who holds the office now. */
export interface UsableKey {
  readonly id: string;
  readonly person: string;
  readonly publicKey: Buffer;
}

export async function usableKeys(
  db: Database | Work,
  county: string,
  people: readonly string[],
): Promise<readonly UsableKey[]> {
  const { rows } = await sql<UsableKey>`
    select id, person, public_key as "publicKey" from tip_off_keys where county = ${county}
      and person = any(${[...people]}::uuid[]) and retired_on is null and confirmed_on is not null
    order by id`.execute(db);
  return rows;
}

/** 查办的一方 — the desk, and the keys to which a report is sealed. */
export interface ReportDesk {
  readonly county: string;
  readonly at: UnitPath;
  readonly keys: readonly UsableKey[];
}

/** 举报由谁收 — those who have a key; one who has made none cannot read, and is as if not there. */
export async function reportDesk(
  db: Database | Work,
  county: UnitPath,
  about: UnitPath | undefined,
  named: readonly string[],
): Promise<ReportDesk | undefined> {
  const city = parentOf(county) ?? county;
  const all = await inspectorsAt(db, [county, city]);
  const keys = [
    ...(await usableKeys(
      db,
      countyOf(county),
      all.map(({ person }) => person),
    )),
    ...(await usableKeys(
      db,
      countyOf(city),
      all.map(({ person }) => person),
    )),
  ];
  const withKeys = all.filter(({ person }) => keys.some((key) => key.person === person));
  const desk = deskFor({ about, county, city }, withKeys, named);
  if (desk === undefined) return undefined;
  const people = desk.inspectors.map(({ person }) => person);
  return { county: countyOf(desk.at), at: desk.at, keys: keys.filter((key) => people.includes(key.person)) };
}

/** 可以指明回避的人: the county's and the city's inspectors by name, as their notice board says it. */
export async function namedInspectors(db: Database, county: UnitPath) {
  const city = parentOf(county) ?? county;
  return (await inspectorsAt(db, [county, city])).map(({ person, name, at }) => ({
    person,
    name,
    isCity: at === city,
  }));
}
