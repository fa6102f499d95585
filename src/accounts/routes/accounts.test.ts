import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { App } from '#src/platform/http/app.ts';
import { aSignInDesk, givePasswords, movingClock, PASSWORD } from '#test/at-the-door.ts';
import { ACCOUNTS, CAST, holdingId, seedCast, unitId } from '#test/cast.ts';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';
import { accountRoutes } from './accounts.ts';
import { sessionGate } from './session-gate.ts';

let database: TestDatabase;
let clock: ReturnType<typeof movingClock>;
let desk: SignInDesk;
let app: App;

beforeAll(async () => {
  database = await openTestDatabase();
  await seedCast(database.db);
  clock = movingClock();
  desk = aSignInDesk({ db: database.db, clock });
  app = await anApp(
    (to) => {
      sessionGate(to, desk);
      accountRoutes(to, desk);
      to.get(
        '/api/of-readers',
        { schema: { summary: '试' }, config: { permission: 'record.read' } },
        async ({ actor }) => actor,
      );
      to.post(
        '/api/grave',
        { schema: { summary: '试', body: z.object({}) }, config: { permission: 'signed-in', confirmed: true } },
        async () => ({}),
      );
    },
    { gateways: ['127.0.0.1'] },
  );
});
afterAll(async () => {
  await app.close();
  await database.close();
});
beforeEach(async () => {
  await database.db.deleteFrom('sessions').execute();
  await database.db.deleteFrom('sign_in_attempts').execute();
  await givePasswords(desk, ...Object.values(CAST));
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const ask = (method: Method, url: string, token?: string, payload?: object): Promise<LightMyRequestResponse> =>
  app.inject({
    method,
    url,
    headers: FROM_OUR_PAGE,
    ...(payload && { payload }),
    ...(token && { cookies: { renji: token } }),
  });

const tokenIn = (answer: LightMyRequestResponse) => answer.cookies.find(({ name }) => name === 'renji')?.value ?? '';

async function come(account: string): Promise<string> {
  const answer = await ask('POST', '/api/session', undefined, { account, password: PASSWORD });
  expect(answer.statusCode).toBe(200);
  return tokenIn(answer);
}

describe('the cookie', () => {
  test('can be read by no script and sent by no other site', async () => {
    const answer = await ask('POST', '/api/session', undefined, { account: ACCOUNTS.registrar, password: PASSWORD });
    expect(answer.headers['set-cookie']).toMatch(/^renji=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('says under https that it came over https, and holds no day on which it ends', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { ...FROM_OUR_PAGE, origin: 'https://localhost:80', 'x-forwarded-proto': 'https' },
      payload: { account: ACCOUNTS.registrar, password: PASSWORD },
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-renji=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });
});

test('what is said of an unknown account, a wrong password and a pause is the same to the letter', async () => {
  const wrong = (account: string) => ask('POST', '/api/session', undefined, { account, password: 'wrong' });
  const answers = [
    await wrong('nobody'),
    ...(await Promise.all(Array.from({ length: 7 }, () => wrong(ACCOUNTS.head)))),
  ];
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(401);
  expect(answers.flatMap(({ cookies }) => cookies)).toEqual([]);
});

test('the session says who one is and what the office may do', async () => {
  const answer = await ask('GET', '/api/session', await come(ACCOUNTS.registrar));
  expect(answer.json()).toMatchObject({
    name: '李老师',
    office: 'registrar',
    officeTitle: '学籍管理员',
    unitName: '丁河镇中心小学',
    idleMinutes: 15,
    demo: false,
    offices: [{ id: holdingId('registrar'), title: '学籍管理员' }],
  });
  expect(answer.json().permissions).toContain('record.edit');
  expect(answer.json().permissions).not.toContain('audit.read');
});

describe('the gate', () => {
  test('lets nobody in without a session, and nobody in another office', async () => {
    expect((await ask('GET', '/api/of-readers')).statusCode).toBe(401);
    expect((await ask('GET', '/api/of-readers', 'made-up')).statusCode).toBe(401);
    const township = await ask('GET', '/api/of-readers', await come(ACCOUNTS.township));
    expect([township.statusCode, township.json().code]).toEqual([403, 'office']);
    const registrar = await ask('GET', '/api/of-readers', await come(ACCOUNTS.registrar));
    expect([registrar.statusCode, registrar.json()]).toEqual([200, CAST.registrar]);
  });

  test('lets a sign-in that is half done see nothing', async () => {
    const token = await come(ACCOUNTS.county);
    expect((await ask('GET', '/api/session/step', token)).json()).toEqual({ state: 'enroll-second-factor' });
    expect((await ask('GET', '/api/session', token)).statusCode).toBe(401);
    expect((await ask('GET', '/api/of-readers', token)).statusCode).toBe(401);
    expect((await ask('POST', '/api/session/password', token, { next: '青石-渡口-三更-Wv8' })).statusCode).toBe(401);
    expect((await ask('POST', '/api/my/second-factor', token)).json().uri).toMatch(/^otpauth:\/\/totp\//);
  });

  test('lets a sealed account not see one page more', async () => {
    const token = await come(ACCOUNTS.registrar);
    const seal = desk.db.updateTable('people').where('id', '=', CAST.registrar.person);
    let after = 0;
    for (let i = 0; i < 20; i += 1) {
      if (i === 10) await seal.set({ sealed_at: clock.now() }).execute();
      const { statusCode } = await ask('GET', '/api/of-readers', token);
      if (i >= 10 && statusCode !== 401) after += 1;
      if (i < 10) expect(statusCode).toBe(200);
    }
    await seal.set({ sealed_at: null }).execute();
    expect(after).toBe(0);
  });

  test('asks for the password again before a grave act, and not twice within five minutes', async () => {
    const token = await come(ACCOUNTS.registrar);
    clock.pass(6);
    const refused = await ask('POST', '/api/grave', token, {});
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'confirm']);
    expect((await ask('POST', '/api/session/confirm', token, { password: 'wrong' })).statusCode).toBe(409);
    const confirmed = tokenIn(await ask('POST', '/api/session/confirm', token, { password: PASSWORD }));
    expect((await ask('POST', '/api/grave', token, {})).statusCode).toBe(401);
    expect((await ask('POST', '/api/grave', confirmed, {})).statusCode).toBe(200);
    clock.pass(5);
    expect((await ask('POST', '/api/grave', confirmed, {})).statusCode).toBe(403);
  });

  test('serves no route that says not who may come in, or says it wrong', async () => {
    const serve = (permission: string) =>
      anApp((to) => {
        sessionGate(to, desk);
        to.get('/api/odd', { schema: { summary: '试' }, config: { permission } }, async () => ({}));
      });
    await expect(serve('record.raed')).rejects.toThrow('record.raed');
    await expect(serve('')).rejects.toThrow();
  });
});

test('somebody with two offices switches, under another token, and goes on in the other when one ends', async () => {
  const second = '0c000000-0000-4000-8000-000000000099';
  const { county, person } = CAST.head;
  await desk.db
    .insertInto('holdings')
    .values({ county, id: second, person, office: 'class-teacher', unit: unitId('primaryClass'), since: '2024-09-01' })
    .execute();
  const token = await come(ACCOUNTS.head);
  expect((await ask('POST', '/api/session/office', token, { holding: holdingId('registrar') })).statusCode).toBe(404);
  const next = tokenIn(await ask('POST', '/api/session/office', token, { holding: second }));
  expect((await ask('GET', '/api/session', token)).statusCode).toBe(401);
  expect((await ask('GET', '/api/session', next)).json()).toMatchObject({
    office: 'class-teacher',
    unitName: '丁河镇中心小学四年级1班',
  });
  await desk.db.updateTable('holdings').set({ until: clock.today() }).where('id', '=', second).execute();
  expect((await ask('GET', '/api/of-readers', next)).json().code).toBe('office');
  expect((await ask('GET', '/api/session', next)).json()).toMatchObject({ office: 'head' });
});

test('signing out ends the session and has the browser forget', async () => {
  const token = await come(ACCOUNTS.registrar);
  const answer = await ask('DELETE', '/api/session', token);
  expect(answer.headers['clear-site-data']).toContain('storage');
  expect((await ask('GET', '/api/session', token)).statusCode).toBe(401);
});

test('a password is changed by who knows the present one, for one that is not easily guessed', async () => {
  const token = await come(ACCOUNTS.registrar);
  const change = (now: string, next: string, by = token) => ask('POST', '/api/my/password', by, { now, next });
  expect((await change('wrong', '青石-渡口-三更-Wv8')).json().objections[0].field).toBe('now');
  expect((await change(PASSWORD, 'Dinghe12345678')).json().objections[0].field).toBe('next');
  const done = await change(PASSWORD, '青石-渡口-三更-Wv8');
  expect(done.statusCode).toBe(200);
  expect((await ask('GET', '/api/session', token)).statusCode).toBe(401);
  expect((await ask('GET', '/api/my/account', tokenIn(done))).json()).toMatchObject({ account: 'li' });
});

test('the demo’s logins are shown in a demo only', async () => {
  const logins = [{ account: 'a', password: 'b', name: '李', office: '学籍管理员', unit: '小学', secret: 'x' }];
  await desk.db
    .insertInto('county_settings')
    .values({ county: CAST.county.county, name: 'demo-logins', value: JSON.stringify(logins), at: clock.now() })
    .execute();
  expect((await ask('GET', '/api/demo-logins')).json()).toEqual({ demo: false, logins: [] });
  const demo = await anApp((to) => {
    sessionGate(to, { ...desk, demo: true });
    accountRoutes(to, { ...desk, demo: true });
  });
  const shown = await demo.inject({ method: 'GET', url: '/api/demo-logins' });
  expect(shown.json()).toMatchObject({ demo: true, logins: [{ account: 'a', password: 'b' }] });
  expect(shown.body).not.toContain('secret');
  await demo.close();
});

describe('the county’s administrator', () => {
  const inDemo = async (account: string) => {
    const people = { ...desk, demo: true };
    const demo = await anApp((to) => {
      sessionGate(to, people);
      accountRoutes(to, people);
    });
    const answer = await demo.inject({
      method: 'POST',
      url: '/api/session',
      headers: FROM_OUR_PAGE,
      payload: { account, password: PASSWORD },
    });
    const post = (url: string, payload: object) =>
      demo.inject({ method: 'POST', url, headers: FROM_OUR_PAGE, payload, cookies: { renji: tokenIn(answer) } });
    return { post, close: () => demo.close() };
  };

  test('issues a code, seals and unseals, for others of the county only', async () => {
    const admin = await inDemo(ACCOUNTS.admin);
    const at = (who: keyof typeof CAST, deed: string) => `/api/people/${CAST[who].person}/${deed}`;
    const { code } = (await admin.post(at('registrar', 'code'), {})).json();
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect((await admin.post(at('registrar', 'seal'), { reason: '离岗' })).statusCode).toBe(200);
    expect((await admin.post(at('registrar', 'code'), {})).statusCode).toBe(409);
    expect((await admin.post(at('registrar', 'unseal'), { reason: '返岗' })).json().code).not.toBe(code);
    expect((await admin.post(at('admin', 'seal'), { reason: '试试' })).statusCode).toBe(409);
    expect((await admin.post(at('strangeRegistrar', 'seal'), { reason: '试试' })).statusCode).toBe(404);
    await admin.close();
  });

  test('is the only one who does', async () => {
    const officer = await inDemo(ACCOUNTS.county);
    expect((await officer.post(`/api/people/${CAST.registrar.person}/code`, {})).statusCode).toBe(403);
    await officer.close();
  });
});
