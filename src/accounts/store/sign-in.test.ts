import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSignInDesk, givePasswords, movingClock, PASSWORD } from '#test/at-the-door.ts';
import { ACCOUNTS, CAST, COUNTY, holdingId, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { readSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import type { SignInDesk } from './sign-in-desk.ts';

const OFFICE = { network: '10.1.2.*', device: 'Chrome 109 · Windows' };
const ELSEWHERE = { network: '203.0.113.*', device: '未知设备' };

let database: TestDatabase;
let clock: ReturnType<typeof movingClock>;
let desk: SignInDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  await seedCast(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('sessions').execute();
  await database.db.deleteFrom('sign_in_attempts').execute();
  clock = movingClock();
  desk = aSignInDesk({ db: database.db, clock });
  await givePasswords(desk, ...Object.values(CAST));
});

async function tokenOf(account: string, whence = OFFICE): Promise<string> {
  const answer = await signIn(desk, whence, account, PASSWORD);
  if (answer.is !== 'begun') throw new Error(answer.is);
  return answer.token;
}
const session = (token: string) => readSession(desk.db, token, clock.now(), clock.today());

test('a registrar signs in with a password, and works in the office they hold', async () => {
  const token = await tokenOf(ACCOUNTS.registrar);
  expect((await session(token))?.actor).toEqual(CAST.registrar);
  expect(await session(`${token}x`)).toBeUndefined();
});

test('the table of sessions holds no token', async () => {
  const token = await tokenOf(ACCOUNTS.registrar);
  const rows = await desk.db.selectFrom('sessions').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(rows.map((row) => row.token_digest.toString('base64url'))).not.toContain(token);
});

test('an unknown account, a wrong password and a paused one get the same answer', async () => {
  const unknown = await signIn(desk, ELSEWHERE, 'nobody', PASSWORD);
  const wrong = await signIn(desk, ELSEWHERE, ACCOUNTS.registrar, 'wrong');
  for (let i = 0; i < 5; i += 1) await signIn(desk, ELSEWHERE, ACCOUNTS.head, 'wrong');
  const paused = await signIn(desk, ELSEWHERE, ACCOUNTS.head, PASSWORD);
  expect([unknown, wrong, paused]).toEqual([{ is: 'refused' }, { is: 'refused' }, { is: 'refused' }]);
});

test('county offices must have a second factor before they see anything', async () => {
  const answer = await signIn(desk, OFFICE, ACCOUNTS.county, PASSWORD);
  expect(answer).toMatchObject({ is: 'begun', state: 'enroll-second-factor' });
  const open = answer.is === 'begun' ? await session(answer.token) : undefined;
  expect(open?.state).toBe('enroll-second-factor');
  expect(open?.actor).toBeUndefined();
});

test('a county may ask its registrars for a second factor too, and a demo asks nobody', async () => {
  const value = JSON.stringify({ secondFactor: ['registrar'] });
  await desk.db
    .insertInto('county_settings')
    .values({ county: COUNTY, name: 'sign-in', value, at: clock.now() })
    .execute();
  expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD)).toMatchObject({ state: 'enroll-second-factor' });
  expect(await signIn(desk, OFFICE, ACCOUNTS.county, PASSWORD)).toMatchObject({ state: 'signed-in' });
  await desk.db.deleteFrom('county_settings').execute();
  const demo = { ...desk, demo: true };
  expect(await signIn(demo, OFFICE, ACCOUNTS.county, PASSWORD)).toMatchObject({ state: 'signed-in' });
});

test('a password of ninety days ago must be changed first', async () => {
  clock.pass(91 * 24 * 60);
  expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD)).toMatchObject({ state: 'change-password' });
});

describe('pauses', () => {
  test('after five failures nothing is tried for a minute, not even what is right', async () => {
    for (let i = 0; i < 5; i += 1) await signIn(desk, OFFICE, ACCOUNTS.registrar, 'wrong');
    expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD)).toEqual({ is: 'refused' });
    clock.pass(1.1);
    expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD)).toMatchObject({ is: 'begun' });
  });

  test('a hundred guesses at once are not a hundred guesses evaluated', async () => {
    let compared = 0;
    const counting: SignInDesk = {
      ...desk,
      passwords: {
        ...desk.passwords,
        matches: (kept, typed) => {
          if (kept !== undefined) compared += 1;
          return desk.passwords.matches(kept, typed);
        },
      },
    };
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => signIn(counting, ELSEWHERE, ACCOUNTS.registrar, `guess ${i}`)),
    );
    expect(compared).toBeGreaterThan(0);
    expect(compared).toBeLessThanOrEqual(5);
  });

  test('strangers from a hundred networks cannot keep the registrar out of the office', async () => {
    await tokenOf(ACCOUNTS.registrar);
    for (let i = 0; i < 100; i += 1) {
      await signIn(desk, { ...ELSEWHERE, network: `198.51.${i}.*` }, ACCOUNTS.registrar, 'wrong');
    }
    expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD)).toMatchObject({ is: 'begun' });
    expect(await signIn(desk, ELSEWHERE, ACCOUNTS.registrar, PASSWORD)).toEqual({ is: 'refused' });
  });

  test('signing in once leaves no failure to the strangers of all networks', async () => {
    for (let i = 0; i < 60; i += 1) await tokenOf(ACCOUNTS.registrar, { ...OFFICE, network: `10.2.${i}.*` });
    expect(await signIn(desk, ELSEWHERE, ACCOUNTS.registrar, PASSWORD)).toMatchObject({ is: 'begun' });
  });

  test('a pause is written down for the auditor, with no number and no name of the account', async () => {
    for (let i = 0; i < 5; i += 1) await signIn(desk, ELSEWHERE, ACCOUNTS.head, 'wrong');
    const rows = await desk.db.selectFrom('audit_events').selectAll().where('action', '=', 'session.locked').execute();
    expect(rows.map((row) => row.subject)).toContain(CAST.head.person);
  });
});

describe('sessions end', () => {
  test('a registrar after fifteen idle minutes, and not while working', async () => {
    const token = await tokenOf(ACCOUNTS.registrar);
    clock.pass(14);
    expect(await session(token)).toBeDefined();
    clock.pass(14);
    expect(await session(token)).toBeDefined();
    clock.pass(15);
    expect(await session(token)).toBeUndefined();
  });

  test('a county office after ten', async () => {
    desk = { ...desk, demo: true };
    const token = await tokenOf(ACCOUNTS.county);
    clock.pass(9);
    expect(await session(token)).toBeDefined();
    clock.pass(10);
    expect(await session(token)).toBeUndefined();
  });

  test('after eight hours, however busy', async () => {
    const token = await tokenOf(ACCOUNTS.registrar);
    for (let minutes = 10; minutes < 480; minutes += 10) {
      clock.pass(10);
      expect(await session(token)).toBeDefined();
    }
    clock.pass(10);
    expect(await session(token)).toBeUndefined();
  });

  test('the oldest, when a third begins', async () => {
    const first = await tokenOf(ACCOUNTS.registrar);
    clock.pass(1);
    const second = await tokenOf(ACCOUNTS.registrar);
    clock.pass(1);
    const third = await tokenOf(ACCOUNTS.registrar);
    expect(await session(first)).toBeUndefined();
    expect(await session(second)).toBeDefined();
    expect(await session(third)).toBeDefined();
  });

  test('on the very next request, when the account is sealed', async () => {
    const token = await tokenOf(ACCOUNTS.registrar);
    await desk.db
      .updateTable('people')
      .set({ sealed_at: clock.now() })
      .where('id', '=', CAST.registrar.person)
      .execute();
    expect(await session(token)).toBeUndefined();
    expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD)).toEqual({ is: 'sealed' });
    await desk.db.updateTable('people').set({ sealed_at: null }).execute();
  });

  test('as far as the office goes, on the very next request, when the office has ended', async () => {
    const token = await tokenOf(ACCOUNTS.registrar);
    const holding = desk.db.updateTable('holdings').where('id', '=', holdingId('registrar'));
    await holding.set({ until: clock.today() }).execute();
    expect((await session(token))?.actor).toBeUndefined();
    expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD)).toEqual({ is: 'no-office' });
    await holding.set({ until: null }).execute();
  });
});
