import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type ContinuityTerms, USUAL_TERMS } from '../terms.ts';
import { waitAnew } from './wait-anew.ts';

const NAME = 'continuity';

/** 本县接续规定, as the county has set it; else the usual one. */
export async function termsOf(db: Database | Work, county: string): Promise<ContinuityTerms> {
  const row = await db
    .selectFrom('county_settings')
    .select('value')
    .where('county', '=', county)
    .where('name', '=', NAME)
    .executeTakeFirst();
  return row === undefined ? USUAL_TERMS : { ...USUAL_TERMS, ...(row.value as Partial<ContinuityTerms>) }; // written below
}

/** 修改规定 — holds for who leaves from now on, and for whoever still waits. */
export async function setTerms({ clock }: Desk, work: Work, actor: Actor, terms: ContinuityTerms): Promise<void> {
  const value = { value: JSON.stringify(terms), by_person: actor.person, at: clock.now() };
  await work
    .insertInto('county_settings')
    .values({ county: actor.county, name: NAME, ...value })
    .onConflict((conflict) => conflict.columns(['county', 'name']).doUpdateSet(value))
    .execute();
  const { calendar } = await calendarOf(work, actor.county);
  await waitAnew(work, actor.county, { terms, calendar, all: true });
  const deed = { action: 'settings.change', subjectKind: 'setting', subject: NAME } as const;
  await audit(work, actor, { ...deed, subjectUnit: actor.unit }, clock.now());
}
