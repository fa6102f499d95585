import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type MonitoringTerms, USUAL_TERMS } from '../terms.ts';

const NAME = 'monitoring';

/** 本县监测规定, as the county has set it; else the usual one. */
export async function termsOf(db: Database | Work, county: string): Promise<MonitoringTerms> {
  const row = await db
    .selectFrom('county_settings')
    .select('value')
    .where('county', '=', county)
    .where('name', '=', NAME)
    .executeTakeFirst();
  return row === undefined ? USUAL_TERMS : { ...USUAL_TERMS, ...(row.value as Partial<MonitoringTerms>) }; // written below
}

/** 修改规定 — holds from the next look on; days that are over keep the figures they were given. */
export function setTerms({ db, clock }: Desk, actor: Actor, terms: MonitoringTerms): Promise<void> {
  return db.transaction().execute(async (work) => {
    const value = { value: JSON.stringify(terms), by_person: actor.person, at: clock.now() };
    await work
      .insertInto('county_settings')
      .values({ county: actor.county, name: NAME, ...value })
      .onConflict((conflict) => conflict.columns(['county', 'name']).doUpdateSet(value))
      .execute();
    const deed = { action: 'settings.change', subjectKind: 'setting', subject: NAME } as const;
    await audit(work, actor, { ...deed, subjectUnit: actor.unit }, clock.now());
  });
}
