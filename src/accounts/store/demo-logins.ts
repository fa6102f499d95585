import type { Desk } from '#src/platform/desk.ts';

/** 演示账号 — as the demo's seed has put it down, to be shown on the sign-in page. */
interface DemoLogin {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly office: string;
  readonly unit: string;
}

/** None but in a demo, whatever a table may hold. */
export async function demoLogins({ db, demo }: Pick<Desk, 'db' | 'demo'>): Promise<readonly DemoLogin[]> {
  if (!demo) return [];
  const rows = await db
    .selectFrom('county_settings')
    .select('value')
    .where('name', '=', 'demo-logins')
    .orderBy('county')
    .execute();
  return rows.flatMap(({ value }) => (Array.isArray(value) ? value.filter(isLogin) : []));
}

function isLogin(thing: unknown): thing is DemoLogin {
  return (
    typeof thing === 'object' &&
    thing !== null &&
    ['account', 'password', 'name', 'office', 'unit'].every((name) => typeof Reflect.get(thing, name) === 'string')
  );
}
