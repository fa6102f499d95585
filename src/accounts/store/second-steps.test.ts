import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aSignInDesk, givePasswords, movingClock, PASSWORD } from '#test/at-the-door.ts';
import { ACCOUNTS, CAST, COUNTY, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { changePassword } from './change-password.ts';
import { issueOneTimeCode } from './one-time-code.ts';
import { endOwnSession, listOwnSessions, signOut, switchOffice } from './own-sessions.ts';
import { completeEnrollment, confirm, showCode } from './prove.ts';
import { managedPerson, sealDormant, unsealPerson } from './seal-people.ts';
import { newSecondFactor, removeSecondFactor } from './second-factor.ts';
import { type OpenSession, readSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import type { SignInDesk } from './sign-in-desk.ts';

const OFFICE = { network: '10.1.2.*', device: 'Chrome 109 · Windows' };
const NEXT = '青石-渡口-三更-Wv8';

const OFFICES_OF_THREE = ['registrar', 'head', 'class-teacher'];

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
  const fresh = { totp: null, totp_last_step: null, recovery: [], code: null, code_until: null, sealed_at: null };
  await database.db.updateTable('people').set(fresh).execute();
  clock = movingClock();
  desk = aSignInDesk({ db: database.db, clock });
  await givePasswords(desk, ...Object.values(CAST));
});

const session = (token: string) => readSession(desk.db, token, clock.now(), clock.today());

async function come(account: string, password = PASSWORD): Promise<{ token: string; open: OpenSession }> {
  const answer = await signIn(desk, OFFICE, account, password);
  if (answer.is !== 'begun') throw new Error(answer.is);
  const open = await session(answer.token);
  if (open === undefined) throw new Error('no session');
  return { token: answer.token, open };
}

/** The registrar enrolls; answers their phone, the recovery codes, and the session after it. */
async function enroll(account: string) {
  const { open, token: old } = await come(account);
  const secret = await newSecondFactor(desk, open);
  const phone = new TOTP({ secret: Secret.fromBase32(secret?.secret ?? ''), digits: 6, period: 30 });
  const code = () => phone.generate({ timestamp: clock.now().getTime() });
  const done = await completeEnrollment(desk, open, OFFICE, code());
  return { code, old, token: done?.token ?? '', recovery: done?.recovery ?? [] };
}

test('an officer of the county enrolls a second factor and is in, under another token', async () => {
  const { old, token, recovery } = await enroll(ACCOUNTS.county);
  expect(await session(old)).toBeUndefined();
  expect((await session(token))?.actor).toEqual(CAST.county);
  expect(new Set(recovery).size).toBe(8);
  const { totp } = await desk.db
    .selectFrom('people')
    .select('totp')
    .where('id', '=', CAST.county.person)
    .executeTakeFirstOrThrow();
  expect(totp?.toString('latin1')).not.toContain('otpauth');
});

test('a wrong code enrolls nothing', async () => {
  const { open } = await come(ACCOUNTS.county);
  await newSecondFactor(desk, open);
  expect(await completeEnrollment(desk, open, OFFICE, '000000')).toBeUndefined();
  expect((await come(ACCOUNTS.county)).open.state).toBe('enroll-second-factor');
});

test('a code opens the second time of asking only once', async () => {
  const { code } = await enroll(ACCOUNTS.registrar);
  clock.pass(5);
  const first = await come(ACCOUNTS.registrar);
  const second = await come(ACCOUNTS.registrar);
  expect(first.open.state).toBe('second-factor');
  const seen = code();
  const proof = await showCode(desk, first.open, OFFICE, seen);
  expect(proof).toMatchObject({ is: 'proved', state: 'signed-in' });
  expect(await session(first.token)).toBeUndefined();
  expect(await showCode(desk, second.open, OFFICE, seen)).toEqual({ is: 'refused' });
  clock.pass(0.5);
  expect(await showCode(desk, second.open, OFFICE, seen)).toEqual({ is: 'refused' });
  expect(await showCode(desk, second.open, OFFICE, code())).toMatchObject({ is: 'proved' });
});

test('of two requests at once with the same code one is let in', async () => {
  const { code } = await enroll(ACCOUNTS.registrar);
  clock.pass(5);
  const doors = [await come(ACCOUNTS.registrar), await come(ACCOUNTS.registrar)];
  const seen = code();
  const proofs = await Promise.all(doors.map(({ open }) => showCode(desk, open, OFFICE, seen)));
  expect(proofs.filter(({ is }) => is === 'proved')).toHaveLength(1);
});

test('a recovery code is good once', async () => {
  const { recovery } = await enroll(ACCOUNTS.registrar);
  const [code = ''] = recovery;
  const typed = code.toLowerCase().replace('-', ' ');
  expect(await showCode(desk, (await come(ACCOUNTS.registrar)).open, OFFICE, typed)).toMatchObject({ is: 'proved' });
  expect(await showCode(desk, (await come(ACCOUNTS.registrar)).open, OFFICE, typed)).toEqual({ is: 'refused' });
});

test('knowing the password does not buy more guesses at the code', async () => {
  await enroll(ACCOUNTS.registrar);
  let evaluated = 0;
  for (let i = 0; i < 40; i += 1) {
    const answer = await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD);
    if (answer.is !== 'begun') continue;
    const open = await session(answer.token);
    if (open) await showCode(desk, open, OFFICE, String(i).padStart(6, '0'));
    evaluated += 1;
  }
  expect(evaluated).toBeLessThanOrEqual(5);
});

test('a required second factor cannot be laid down, another can', async () => {
  await enroll(ACCOUNTS.county);
  await enroll(ACCOUNTS.registrar);
  expect(await removeSecondFactor(desk, CAST.county)).toBe('required');
  expect(await removeSecondFactor(desk, CAST.registrar)).toBeUndefined();
  expect((await come(ACCOUNTS.registrar)).open.state).toBe('signed-in');
});

test('to confirm takes the password or a code, renews the token and holds from then on', async () => {
  const { open, token } = await come(ACCOUNTS.registrar);
  clock.pass(6);
  expect(await confirm(desk, open, OFFICE, { password: 'wrong' })).toEqual({ is: 'refused' });
  const proof = await confirm(desk, open, OFFICE, { password: PASSWORD });
  if (proof.is !== 'proved') throw new Error(proof.is);
  expect(await session(token)).toBeUndefined();
  expect((await session(proof.token))?.confirmedAt).toEqual(clock.now());
});

test('a one-time code ends the old password and every session, and leads only to a new password', async () => {
  const before = await come(ACCOUNTS.registrar);
  const { code } = await desk.db
    .transaction()
    .execute((work) => issueOneTimeCode(work, desk, CAST.admin, CAST.registrar.person));
  expect(await session(before.token)).toBeUndefined();
  expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, PASSWORD)).toEqual({ is: 'refused' });
  const { open } = await come(ACCOUNTS.registrar, code.toLowerCase());
  expect(open.state).toBe('change-password');
  expect(open.actor).toBeUndefined();
  expect(await changePassword(desk, open, OFFICE, `dinghe-${ACCOUNTS.registrar}-2024`)).toMatchObject({
    is: 'objected',
  });
  expect(await changePassword(desk, open, OFFICE, NEXT)).toMatchObject({ is: 'changed' });
  expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, code)).toEqual({ is: 'refused' });
  expect((await come(ACCOUNTS.registrar, NEXT)).open.state).toBe('signed-in');
});

test('a one-time code is dead after a day', async () => {
  const { code } = await desk.db
    .transaction()
    .execute((work) => issueOneTimeCode(work, desk, CAST.admin, CAST.registrar.person));
  clock.pass(24 * 60);
  expect(await signIn(desk, OFFICE, ACCOUNTS.registrar, code)).toEqual({ is: 'refused' });
});

test('a new password does not get past the second factor', async () => {
  await enroll(ACCOUNTS.registrar);
  const { code } = await desk.db
    .transaction()
    .execute((work) => issueOneTimeCode(work, desk, CAST.admin, CAST.registrar.person));
  expect((await come(ACCOUNTS.registrar, code)).open.state).toBe('second-factor');
});

test('a new password ends the sessions elsewhere, and not the one at hand', async () => {
  const elsewhere = await come(ACCOUNTS.registrar);
  const here = await come(ACCOUNTS.registrar);
  expect(await changePassword(desk, here.open, OFFICE, PASSWORD)).toMatchObject({ objection: { code: 'same' } });
  const change = await changePassword(desk, here.open, OFFICE, NEXT);
  if (change.is !== 'changed') throw new Error(change.is);
  expect(await session(elsewhere.token)).toBeUndefined();
  expect(await session(here.token)).toBeUndefined();
  expect(await session(change.token)).toBeDefined();
});

test('somebody sees and ends their own sessions, and nobody else does', async () => {
  const one = await come(ACCOUNTS.registrar);
  const two = await come(ACCOUNTS.registrar);
  const stranger = await come(ACCOUNTS.strangeRegistrar);
  const own = await listOwnSessions(desk.db, one.open, clock.now());
  expect(own.map(({ id }) => id).toSorted()).toEqual([one.open.id, two.open.id].toSorted());
  expect(await listOwnSessions(desk.db, stranger.open, clock.now())).toHaveLength(1);
  expect(await endOwnSession(desk, stranger.open, two.open.id)).toBe(false);
  expect(await endOwnSession(desk, one.open, two.open.id)).toBe(true);
  expect(await session(two.token)).toBeUndefined();
});

test('whoever is put out or loses the office is out at the next request, however many ask at that moment', async () => {
  const registrar = await come(ACCOUNTS.registrar);
  const head = await come(ACCOUNTS.head);
  const teacher = await come(ACCOUNTS.classTeacher);
  const sessions = [registrar, head, teacher];
  const everybody = () =>
    Promise.all([...sessions, ...sessions].map(async ({ token }) => (await session(token))?.actor?.office));
  expect(await everybody()).toEqual([...OFFICES_OF_THREE, ...OFFICES_OF_THREE]);
  await signOut(desk, head.open);
  expect(await everybody()).toEqual(['registrar', undefined, 'class-teacher', 'registrar', undefined, 'class-teacher']);
  const held = database.db.updateTable('holdings').where('id', '=', registrar.open.holding ?? '');
  await held.set({ until: clock.today() }).execute();
  expect((await session(registrar.token))?.actor).toBeUndefined();
  expect((await session(teacher.token))?.actor?.office).toBe('class-teacher');
  await held.set({ until: null }).execute();
});

test('nobody switches to an office that is another’s', async () => {
  const { open } = await come(ACCOUNTS.registrar);
  const other = await desk.db
    .selectFrom('holdings')
    .select('id')
    .where('person', '=', CAST.head.person)
    .executeTakeFirstOrThrow();
  expect(await switchOffice(desk, open, other.id)).toBeUndefined();
});

test('an account nobody used for ninety days is sealed, and comes back by a one-time code', async () => {
  clock.pass(91 * 24 * 60);
  await desk.db.updateTable('people').set({ last_seen_at: clock.now() }).where('id', '=', CAST.head.person).execute();
  expect(await sealDormant(desk)).toBeGreaterThan(5);
  expect((await managedPerson(desk.db, CAST.admin, CAST.registrar.person))?.isSealed).toBe(true);
  expect((await managedPerson(desk.db, CAST.admin, CAST.head.person))?.isSealed).toBe(false);
  const { code } = await desk.db.transaction().execute(async (work) => {
    await unsealPerson(work, CAST.admin, CAST.registrar.person, '返岗', clock.now());
    return issueOneTimeCode(work, desk, CAST.admin, CAST.registrar.person);
  });
  expect((await come(ACCOUNTS.registrar, code)).open.state).toBe('change-password');
  expect(await sealDormant(desk)).toBe(0);
});

test('only the administrator of the county manages its people', async () => {
  expect(await managedPerson(desk.db, CAST.stranger, CAST.registrar.person)).toBeUndefined();
  expect(await managedPerson(desk.db, CAST.county, CAST.registrar.person)).toBeUndefined();
  expect(await managedPerson(desk.db, CAST.admin, CAST.strangeRegistrar.person)).toBeUndefined();
  expect(await managedPerson(desk.db, CAST.admin, CAST.registrar.person)).toBeDefined();
  expect(COUNTY).toBe(CAST.admin.county);
});
