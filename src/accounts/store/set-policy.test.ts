import { beforeEach, expect, test } from 'vitest';
import { aSignInDesk, givePasswords, movingClock, PASSWORD } from '#test/at-the-door.ts';
import { ACCOUNTS, CAST, seedCast } from '#test/cast.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { USUAL_POLICY } from '../sign-in-policy.ts';
import { setPolicy, setPolicyOf } from './set-policy.ts';
import { signIn } from './sign-in.ts';
import type { SignInDesk } from './sign-in-desk.ts';

const STRICT = { ...USUAL_POLICY, leastLength: 15, secondFactor: ['registrar', ...USUAL_POLICY.secondFactor] } as const;
let desk: SignInDesk;

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  desk = aSignInDesk({ db: database.db, clock: movingClock() });
  return () => database.close();
});

test('what the county’s administrator sets holds at the next sign-in, and is written down before and after', async () => {
  expect(await setPolicyOf(desk.db, CAST.admin)).toEqual({ policy: USUAL_POLICY });
  expect(await setPolicy(desk, CAST.admin, STRICT, undefined)).toBe('done');
  expect(await setPolicyOf(desk.db, CAST.admin)).toEqual({
    ...{ policy: STRICT, setAt: desk.clock.now(), setBy: CAST.admin.name },
  });
  await givePasswords(desk, CAST.registrar);
  const whence = { network: '10.41.0', device: 'office' };
  expect(await signIn(desk, whence, ACCOUNTS.registrar, PASSWORD)).toMatchObject({ state: 'enroll-second-factor' });
  const event = await desk.db
    .selectFrom('audit_events')
    .select(['person', 'detail'])
    .where('action', '=', 'settings.change')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({
    person: CAST.admin.person,
    detail: { before: { leastLength: 12 }, after: { leastLength: 15 } },
  });
});

test('nonsense is refused and leaves what holds; so does a change made up from what no longer holds', async () => {
  const nonsense = await setPolicy(desk, CAST.admin, { ...STRICT, leastLength: 3 }, undefined);
  expect(nonsense).toMatchObject({ objections: [{ field: 'leastLength' }] });
  await setPolicy(desk, CAST.admin, STRICT, undefined);
  expect(await setPolicy(desk, CAST.admin, USUAL_POLICY, undefined)).toMatchObject({ objections: [{ code: 'stale' }] });
  expect(await setPolicyOf(desk.db, CAST.admin)).toMatchObject({ policy: STRICT });
});

test('nobody else reads or sets it, and another county’s administrator reads and sets only their own', async () => {
  for (const actor of [CAST.county, CAST.auditor, CAST.registrar, CAST.stranger]) {
    expect(await setPolicyOf(desk.db, actor)).toBe('missing');
    expect(await setPolicy(desk, actor, STRICT, undefined)).toBe('missing');
  }
  const stranger = { ...CAST.stranger, office: 'county-admin' } as const;
  expect(await setPolicy(desk, stranger, STRICT, undefined)).toBe('done');
  expect(await setPolicyOf(desk.db, CAST.admin)).toEqual({ policy: USUAL_POLICY });
});
