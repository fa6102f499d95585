import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type PetitionSettings, settingsFrom } from '../risks.ts';

const NAME = 'petitions';

/** 诉求办理的县级参数, as the county has set them. */
export async function petitionSettings(db: Database | Work, county: string): Promise<PetitionSettings> {
  const row = await db
    .selectFrom('county_settings')
    .select('value')
    .where('county', '=', county)
    .where('name', '=', NAME)
    .executeTakeFirst();
  return settingsFrom(row?.value);
}

/** Holds from now on; what is already running keeps the days it began with. */
export async function setPetitionSettings(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  actor: Actor,
  settings: PetitionSettings,
): Promise<void> {
  await db.transaction().execute(async (work) => {
    const [value, by_person, at] = [JSON.stringify(settings), actor.person, clock.now()];
    await work
      .insertInto('county_settings')
      .values({ county: actor.county, name: NAME, value, by_person, at })
      .onConflict((conflict) => conflict.columns(['county', 'name']).doUpdateSet({ value, by_person, at }))
      .execute();
    const deed = { action: 'petition.settings', subjectKind: 'county', subject: actor.county } as const;
    await audit(work, actor, { ...deed, detail: { days: settings.days } }, at);
  });
}
