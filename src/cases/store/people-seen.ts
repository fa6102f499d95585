import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { OFFICES, type Office } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Period } from '../desk-figures.ts';

/** 登录情况 of one person in one office. */
export interface PersonSeen {
  readonly person: string;
  readonly name: string;
  readonly office: string;
  readonly at: UnitPath;
  readonly unitName: string;
  /** Working days of the period on which they signed in, in whatever office. */
  readonly days: number;
  readonly lastOn: LocalDate | undefined;
}

/**
 * 每天登录 — whoever held an office at or below a unit in the period, and on how many of its working days they signed in (R21). A class
 * teacher counts where the class is. For the system: ask `figures.read` first.
 */
export async function peopleSeen(
  db: Database,
  county: string,
  path: UnitPath,
  { since, until }: Period,
  workingDays: ReadonlySet<LocalDate>,
): Promise<readonly PersonSeen[]> {
  const { rows } = await sql<SeenRow>`
    select distinct people.id as person, people.name, holdings.office, units.path as at, units.name as unit_name
    from holdings
    join units on units.county = holdings.county and units.id = holdings.unit
    join people on people.county = holdings.county and people.id = holdings.person
    where holdings.county = ${county} and ${within(path, 'units.path')} and people.sealed_at is null
      and holdings.since <= ${until}::date and (holdings.until is null or holdings.until > ${since}::date)
    order by units.path, holdings.office, people.name`.execute(db);
  const { rows: signIns } = await sql<{ person: string; day: LocalDate }>`
    select distinct person, (at at time zone 'Asia/Shanghai')::date as day from audit_events
    where county = ${county} and action = 'session.begin' and person is not null
      and at >= ${`${since}T00:00:00+08:00`}::timestamptz
      and at < ${`${until}T00:00:00+08:00`}::timestamptz + interval '1 day'`.execute(db);
  const days = new Map<string, LocalDate[]>();
  for (const { person, day } of signIns) days.set(person, [...(days.get(person) ?? []), day]);
  return rows.map(({ person, name, office, at, unit_name: unitName }) => {
    const own = (days.get(person) ?? []).sort();
    const worked = own.filter((day) => workingDays.has(day));
    return { person, name, office: OFFICES[office].title, at, unitName, days: worked.length, lastOn: own.at(-1) };
  });
}

interface SeenRow {
  readonly person: string;
  readonly name: string;
  readonly office: Office;
  readonly at: UnitPath;
  readonly unit_name: string;
}
