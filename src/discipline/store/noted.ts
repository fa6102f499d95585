import { sql } from 'kysely';
import type { Detail } from '#src/audit/details.ts';
import { audit } from '#src/audit/store/audit.ts';
import type { NewsEvent } from '#src/notices/news.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Clock } from '#src/platform/desk.ts';
import { numberOf, type Violation } from '../violation.ts';

/** 办理经过 — a line of the course and of the audit, under the next revision; answers that. */
export async function noted(
  { clock }: { readonly clock: Clock },
  work: Work,
  actor: Actor,
  violation: Pick<Violation, 'county' | 'id' | 'unit' | 'kind'>,
  deed: string,
  what = '',
): Promise<number> {
  const { county, id, unit } = violation;
  const { revision } = await work
    .updateTable('violations')
    .set({ revision: sql`revision + 1` })
    .where('county', '=', county)
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  const now = clock.now();
  const row = { county, violation: id, revision, deed, what, at: now, by_person: actor.person, office: actor.office };
  await work.insertInto('violation_events').values(row).execute();
  const detail: Detail = { deed, title: what };
  const action = deed === 'reply' ? 'discipline.answer' : 'discipline.keep';
  await audit(work, actor, { action, subjectKind: 'violation', subject: id, subjectUnit: unit, detail }, now);
  return revision;
}

/** Tells whoever holds one of these offices at this very unit, or at the county. */
export async function tellOffices(
  work: Work,
  clock: Clock,
  violation: Violation,
  event: NewsEvent,
  offices: readonly Office[],
  by?: string,
): Promise<void> {
  const { county, id, unit, title } = violation;
  const today = clock.today();
  const { rows } = await sql<{ person: string }>`
    select distinct holdings.person from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    where holdings.county = ${county} and holdings.office = any(${[...offices]}::text[])
      and holdings.since <= ${today}::date and (holdings.until is null or holdings.until > ${today}::date)
      and (units.path = ${unit} or units.kind = 'county' and holdings.office = 'county')`.execute(work);
  const people = rows.map(({ person }) => person);
  const news = { event, about: 'violation', id, title: `${numberOf(violation)} ${title}`, people, by } as const;
  await tellPeople(work, county, news, clock.now());
}

/** Who answers for a unit. */
export const ACCUSED: readonly Office[] = ['head', 'central-school'];
