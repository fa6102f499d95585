import { randomInt } from 'node:crypto';
import { classNameIn, readGradeCode } from '#src/organization/class-path.ts';
import { OFFICES } from '#src/organization/office.ts';
import { parentOf, type UnitPath } from '#src/organization/unit.ts';
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
  schoolYear: number,
): readonly DemoLogin[] {
  const offered = people.filter((person) => person.offered);
  return offered.map(({ account, name, office, unit }) => {
    return { account, name, office: OFFICES[office].title, unit: fullName(unit, unitNames, schoolYear), password };
  });
}

/** A class is told by its school: there is a 1班 everywhere. */
function fullName(unit: UnitPath, unitNames: ReadonlyMap<UnitPath, string>, schoolYear: number): string {
  const name = unitNames.get(unit) ?? '';
  const grade = parentOf(unit);
  const code = grade?.split('/').at(-1) ?? '';
  if (grade === undefined || readGradeCode(code) === undefined) return name;
  return `${unitNames.get(parentOf(grade) ?? grade) ?? ''}${classNameIn(code, name, schoolYear)}`;
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
