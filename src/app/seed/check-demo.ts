import { recheck } from '#src/findings/store/recheck.ts';
import type { Desk } from '#src/platform/desk.ts';
import { streamRecords } from '#src/registry/store/open-records.ts';

const SETTING = 'demo-checked';

/** Puts the rules to the demo's counties, each once; one that was broken off begins anew. */
export async function checkDemo(desk: Desk, onProgress: (share: number) => void): Promise<void> {
  const counties = await countiesToCheck(desk);
  for (const [at, county] of counties.entries()) {
    await checkCounty(desk, county, (share) => onProgress((at + share) / counties.length));
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

async function checkCounty(desk: Desk, county: string, onProgress: (share: number) => void): Promise<void> {
  const { total } = await desk.db
    .selectFrom('students')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  let done = 0;
  for await (const records of streamRecords(desk.db, desk.seal, county, undefined)) {
    const ids = records.map(({ id }) => id);
    await desk.db.transaction().execute((work) => recheck(desk, work, county, ids));
    done += ids.length;
    onProgress(done / total);
  }
}
