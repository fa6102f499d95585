import { randomInt } from 'node:crypto';
import { OFFICES } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { DemoPerson } from './demo-people.ts';

/** 演示账号 — as the sign-in page of a demo offers it, and `npm start` prints it. */
export interface DemoLogin {
  readonly account: string;
  readonly name: string;
  readonly office: string;
  readonly unit: string;
  readonly password: string;
}

const SETTING = 'demo-logins';

/** One for everybody, easily typed, and another in each demo: somebody may have opened it to the whole school. */
export function newDemoPassword(): string {
  return `xixia-demo-${randomInt(1000, 10_000)}`;
}

export function loginsOf(
  people: readonly DemoPerson[],
  unitNames: ReadonlyMap<UnitPath, string>,
  password: string,
): readonly DemoLogin[] {
  const offered = people.filter((person) => person.offered);
  return offered.map(({ account, name, office, unit }) => {
    return { account, name, office: OFFICES[office].title, unit: unitNames.get(unit) ?? '', password };
  });
}

/** Its being there says that the demo was seeded whole. */
export async function keepLogins(work: Work, county: string, logins: readonly DemoLogin[], now: Date): Promise<void> {
  await work
    .insertInto('county_settings')
    .values({ county, name: SETTING, value: JSON.stringify(logins), at: now })
    .execute();
}

/** `undefined` where no demo was seeded. */
export async function keptLogins(db: Database): Promise<readonly DemoLogin[] | undefined> {
  const row = await db
    .selectFrom('county_settings')
    .select('value')
    .where('name', '=', SETTING)
    .orderBy('county')
    .limit(1)
    .executeTakeFirst();
  return row?.value as readonly DemoLogin[] | undefined; // written above, and nowhere else
}
