import { sql } from 'kysely';
import type { NewsEvent } from '#src/notices/news.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Office } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Claim } from './claim-rows.ts';

/** Tells these offices at both schools, and above them. The notice names the schools and no child. */
export async function tellOfClaim(
  { clock }: Pick<Desk, 'clock'>,
  work: Work,
  { county, id, one, other }: Pick<Claim, 'county' | 'id' | 'one' | 'other' | 'number'>,
  event: NewsEvent,
  offices: readonly Office[],
  by?: string,
  only?: 'one' | 'other',
): Promise<void> {
  const schools = only === undefined ? [one, other] : [only === 'one' ? one : other];
  const { rows } = await sql<{ person: string }>`
    select distinct holdings.person from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where holdings.county = ${county} and holdings.office = any(${[...offices]}::text[]) and holdings.until is null
      and exists (select from unnest(${schools}::text[]) as school
        where school = units.path or starts_with(school, units.path || '/'))
    order by holdings.person`.execute(work);
  const named = await work
    .selectFrom('units')
    .select(['path', 'name'])
    .where('county', '=', county)
    .where('path', 'in', [one, other])
    .orderBy(sql`until is not null desc`)
    .execute();
  const nameOf = (path: string) => named.findLast((unit) => unit.path === path)?.name ?? '';
  const people = rows.map(({ person }) => person);
  const news = { event, about: 'claim', id, title: `${nameOf(one)}、${nameOf(other)}`, people, by } as const;
  await tellPeople(work, county, news, clock.now());
}
