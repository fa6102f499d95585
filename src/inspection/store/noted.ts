import { sql } from 'kysely';
import type { Action } from '#src/audit/actions.ts';
import type { Detail } from '#src/audit/details.ts';
import { audit, type Doer } from '#src/audit/store/audit.ts';
import type { NewsEvent } from '#src/notices/news.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { type Actor, OFFICES, type Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Clock } from '#src/platform/desk.ts';
import type { Inspection } from '../inspection.ts';

type About = Pick<Inspection, 'county' | 'id' | 'unit'>;

/** Who did it, in the audit of the county that is looked into: its auditor reads what the city did there. */
export function doerIn(actor: Actor, county: string): Doer {
  return { county, person: actor.person, office: actor.office, unit: actor.unit };
}

/** The city's people are in no county's table: the auditor reads the name in the detail. */
export function nameIn(actor: Actor, county: string): Detail {
  return actor.county === county ? {} : { name: `${OFFICES[actor.office].title} ${actor.name}` };
}

/** Writes down what was done to an inspection; answers its next revision. */
export async function noted(
  { clock }: { readonly clock: Clock },
  work: Work,
  actor: Actor,
  { county, id, unit }: About,
  deed: string,
  { reason, ...detail }: Detail & { readonly reason?: string } = {},
): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update inspections set revision = revision + 1 where county = ${county} and id = ${id}::uuid
    returning revision`.execute(work);
  const said: Detail = { deed, ...nameIn(actor, county), ...detail };
  const entry = { subjectKind: 'inspection', subject: id, subjectUnit: unit, reason } as const;
  await audit(work, doerIn(actor, county), { action: 'inspection.keep', ...entry, detail: said }, clock.now());
  return rows[0]?.revision ?? 0;
}

/** A look, or a sheet that was taken away. */
export async function notedLook(
  { clock }: { readonly clock: Clock },
  work: Work,
  actor: Actor,
  { county, id, unit }: About,
  action: Action,
  detail: Detail = {},
): Promise<void> {
  const said: Detail = { ...nameIn(actor, county), ...detail };
  const deed = { action, subjectKind: 'inspection', subject: id, subjectUnit: unit, detail: said } as const;
  await audit(work, doerIn(actor, county), deed, clock.now());
}

/** Tells whoever holds one of these offices at one of these units now. */
export async function tellAt(
  work: Work,
  clock: Clock,
  inspection: Inspection,
  event: NewsEvent,
  offices: readonly Office[],
  units: readonly UnitPath[],
): Promise<void> {
  const { county, id, title } = inspection;
  const today = clock.today();
  const { rows } = await sql<{ person: string }>`
    select distinct holdings.person from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    where holdings.county = ${county} and holdings.office = any(${[...offices]}::text[])
      and units.path = any(${[...units]}::text[])
      and holdings.since <= ${today}::date and (holdings.until is null or holdings.until > ${today}::date)`.execute(
    work,
  );
  const people = rows.map(({ person }) => person);
  await tellPeople(work, county, { event, about: 'inspection', id, title, people }, clock.now());
}

/** Tells whoever planned it, in the city's own house. */
export async function tellPlanner(work: Work, clock: Clock, inspection: Inspection, event: NewsEvent): Promise<void> {
  const { county, id, title } = inspection;
  const { rows } = await sql<{ person: string; keeper: string }>`
    select planned_by as person, planner_keeper as keeper from inspections
    where county = ${county} and id = ${id}::uuid`.execute(work);
  for (const { person, keeper } of rows) {
    await tellPeople(work, keeper, { event, about: 'inspection', id, title, people: [person] }, clock.now());
  }
}

/** Who is asked at a school. */
export const AT_SCHOOLS: readonly Office[] = ['registrar', 'head'];

/** The schools that were drawn. */
export async function schoolsToTell(
  work: Work,
  { county, id }: Pick<Inspection, 'county' | 'id'>,
): Promise<readonly UnitPath[]> {
  const rows = await work
    .selectFrom('inspection_schools')
    .select('unit')
    .where('county', '=', county)
    .where('inspection', '=', id)
    .execute();
  return rows.map(({ unit }) => unit as UnitPath); // the column holds nothing else
}
