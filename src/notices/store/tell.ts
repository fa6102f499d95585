import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CaseNews } from '#src/cases/store/case-desk.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Clock } from '#src/platform/desk.ts';
import { seatsToldOf } from '../addressees.ts';
import { peopleAt, seatKey } from './people-at.ts';

interface CaseRow {
  readonly county: string;
  readonly id: string;
  readonly step_title: string | null;
  readonly desk_office: Office | null;
  readonly desk_unit: UnitPath | null;
  readonly applicant: UnitPath;
  readonly holding: UnitPath | null;
  readonly receiving: UnitPath | null;
}

/**
 * 告知 — writes a notice for everybody who is to know what became of these cases, in the transaction of the deed itself: what
 * was not told has not been done. Says nothing to whoever did it. A night's ten thousand reminders cost a few statements.
 */
export async function tellOfCases(work: Work, news: readonly CaseNews[], clock: Clock): Promise<void> {
  for (const [county, own] of byCounty(news)) await tellInCounty(work, county, own, clock);
}

async function tellInCounty(work: Work, county: string, news: readonly CaseNews[], clock: Clock): Promise<void> {
  const rows = await casesOf(work, county, [...new Set(news.map(({ id }) => id))]);
  const told = news.flatMap((one) => {
    const row = rows.get(one.id);
    return row === undefined ? [] : [{ ...one, row, seats: seatsToldOf(one.event, whereaboutsOf(row)) }];
  });
  const people = await peopleAt(
    work,
    county,
    told.flatMap(({ seats }) => seats),
  );
  const notices = told.flatMap(({ id, event, by, row, seats }) => {
    const persons = new Set(seats.flatMap((seat) => people.get(seatKey(seat)) ?? []));
    if (by !== undefined) persons.delete(by);
    return [...persons].map((person) => ({ id, event, by, person, step: row.step_title ?? '' }));
  });
  if (notices.length === 0) return;
  await sql`
    insert into notices (county, id, person, event, case_id, step_title, by_person, at)
    select ${county}, id, person, event, case_id, step_title, by_person, ${clock.now()}
    from unnest(
      ${notices.map(() => randomUUID())}::uuid[], ${notices.map(({ person }) => person)}::uuid[],
      ${notices.map(({ event }) => event)}::text[], ${notices.map(({ id }) => id)}::uuid[],
      ${notices.map(({ step }) => step)}::text[], ${notices.map(({ by }) => by ?? null)}::uuid[]
    ) as notice (id, person, event, case_id, step_title, by_person)`.execute(work);
}

async function casesOf(work: Work, county: string, ids: readonly string[]): Promise<ReadonlyMap<string, CaseRow>> {
  const { rows } = await sql<CaseRow>`
    select cases.county, cases.id, desk_office, desk_unit, applicant, holding, receiving,
      (select title from case_steps where case_steps.county = cases.county and case_steps.case_id = cases.id
        order by ordinal desc limit 1) as step_title
    from cases where cases.county = ${county} and cases.id = any(${ids}::uuid[])`.execute(work);
  return new Map(rows.map((row) => [row.id, row]));
}

function whereaboutsOf({ desk_office: office, desk_unit: unit, applicant, holding, receiving }: CaseRow) {
  const desk = office !== null && unit !== null ? { office, unit } : undefined;
  return { desk, applicant, holding: holding ?? undefined, receiving: receiving ?? undefined };
}

function byCounty(news: readonly CaseNews[]): ReadonlyMap<string, readonly CaseNews[]> {
  const counties = new Set(news.map(({ county }) => county));
  return new Map([...counties].map((county) => [county, news.filter((one) => one.county === county)]));
}
