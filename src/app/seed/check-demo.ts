import { recheckCounty } from '#src/findings/store/recheck-county.ts';
import type { Desk } from '#src/platform/desk.ts';

const SETTING = 'demo-checked';

/** Puts the rules to the demo's counties, each once; one that was broken off begins anew. */
export async function checkDemo(desk: Desk, onProgress: (share: number) => void): Promise<void> {
  const counties = await countiesToCheck(desk);
  for (const [at, county] of counties.entries()) {
    await recheckCounty(desk, county, (done, total) => onProgress((at + done / total) / counties.length));
    await desk.db
      .insertInto('county_settings')
      .values({ county, name: SETTING, value: 'true', at: desk.clock.now() })
      .execute();
  }
}

async function countiesToCheck({ db }: Desk): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('county_settings')
    .select(['county', 'name'])
    .where('name', 'in', ['demo-logins', SETTING])
    .orderBy('county')
    .execute();
  const checked = rows.filter(({ name }) => name === SETTING).map(({ county }) => county);
  return rows.map(({ county }) => county).filter((county) => !checked.includes(county));
}
