import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRoutes } from '#src/app/server/routes.ts';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import type { App } from '#src/platform/http/app.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { NOTICE_VERSION } from '#src/verification/guardian/notice.ts';
import { movingClock } from '#test/at-the-door.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPrintedSheet } from '#test/guardian/a-printed-sheet.ts';
import { aSignature } from '#test/guardian/a-signature.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aChild } from './children.ts';

/** R30 家长会 — on a phone a guardian opens the sheet by its code and a second proof, corrects, signs, and holds a receipt. */
const clock = movingClock();
const logged: string[] = [];
let base: TestDatabase;
let app: App;
let desk: ReturnType<typeof wholeDesk>;
let campaign: string;
/** Of the phone. */
let remoteAddress = '127.0.0.1';

beforeAll(async () => {
  base = await openTestDatabase();
  await seedCast(base.db);
  desk = wholeDesk(aDesk({ db: base.db, clock }), IN_THIS_PROCESS);
  campaign = (await aRunningCampaign(desk)).id;
  const log = { write: (line: string) => void logged.push(line) };
  app = await anApp((routes) => allRoutes(routes, desk), { log });
});
afterAll(async () => {
  await app.close();
  await base.close();
});

async function aPupil(name: string, order: number) {
  const id = randomUUID();
  const nobody = { person: undefined, office: undefined };
  const draft = { id, unit: PLACES.primaryClass, cells: aChild(name, order) };
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], nobody, { kind: 'seed' }));
  return aPrintedSheet(desk, campaign, id);
}

const ask = (method: 'GET' | 'POST', url: string, payload?: object, token?: string, key = randomUUID()) =>
  app.inject({
    method,
    remoteAddress,
    url: `/api/guardian/${url}`,
    headers: { ...FROM_OUR_PAGE, 'idempotency-key': key },
    ...(token !== undefined && { cookies: { 'renji-guardian': token } }),
    ...(payload && { payload }),
  });
const open = (code: string, proof: string) => ask('POST', 'openings', { code, proof });
const tokenIn = (answer: Awaited<ReturnType<typeof ask>>) => answer.cookies[0]?.value ?? '';
const answered = (cells: Readonly<Record<string, string>>, seen = 1) => ({
  ...{ cells, remark: '', signer: '母亲', signature: aSignature(), seen, notice: NOTICE_VERSION },
});

test('opened by code and proof, corrected and signed, sent twice and counted once, opened again with its receipt', async () => {
  const { code, key } = await aPupil('闻家长', 301);
  const opened = await open(code, key);
  expect(opened.statusCode).toBe(201);
  expect(opened.headers['set-cookie']).toMatch(/Max-Age=1800; Path=\/api\/guardian; HttpOnly; SameSite=Strict/);
  const token = tokenIn(opened);
  expect((await ask('GET', 'sheet', undefined, token)).json()).toMatchObject({ name: '闻家长', revision: 1 });
  expect((await ask('GET', 'receipt', undefined, token)).statusCode).toBe(404);
  const once = randomUUID();
  const first = await ask('POST', 'answers', answered({ postcode: '474571' }), token, once);
  expect(first.statusCode).toBe(201);
  expect(first.json()).toMatchObject({ items: [{ title: '邮政编码', typed: '474571' }], state: 'waiting' });
  expect((await ask('POST', 'answers', answered({ postcode: '474571' }), token, once)).json()).toEqual(first.json());
  expect((await ask('GET', 'sheet', undefined, token)).statusCode).toBe(401);
  expect((await ask('GET', 'receipt', undefined, token)).statusCode).toBe(401);
  const again = tokenIn(await open(code, key));
  expect((await ask('GET', 'receipt', undefined, again)).json()).toEqual(first.json());
});

test('a forwarded link sees nothing: a wrong code, a wrong proof and a locked sheet answer in the same words', async () => {
  const { code, key } = await aPupil('闻转发', 303);
  const strange = await open(`${code.slice(0, -3)}ZZZ`, key);
  const wrong = await open(code, 'ZZZZZZ');
  const guesses = await Promise.all(Array.from({ length: 60 }, (_, at) => open(code, String(at).padStart(4, '0'))));
  const locked = await open(code, key);
  for (const answer of [strange, wrong, ...guesses, locked]) {
    expect([answer.statusCode, answer.body]).toEqual([409, wrong.body]);
    expect(answer.cookies).toEqual([]);
  }
  expect(wrong.body).not.toMatch(/闻|丁河/);
});

test("another sheet's token opens its own sheet and no other; a made-up one opens nothing", async () => {
  const [mine, theirs] = [await aPupil('闻自家', 305), await aPupil('闻别家', 307)];
  const token = tokenIn(await open(mine.code, mine.key));
  await open(theirs.code, theirs.key);
  expect((await ask('GET', 'sheet', undefined, token)).body).not.toContain('闻别家');
  for (const forged of ['', `${COUNTY}.${'A'.repeat(43)}`, `411324${token.slice(6)}`]) {
    expect((await ask('GET', 'sheet', undefined, forged)).statusCode).toBe(401);
    expect((await ask('POST', 'answers', answered({}), forged)).statusCode).toBe(401);
  }
});

test('two hundred guesses from one address are slowed, and no code, name or number is in the log', async () => {
  const { code, key } = await aPupil('闻留痕', 309);
  remoteAddress = '10.1.2.3';
  const answers: Awaited<ReturnType<typeof open>>[] = [];
  for (let from = 0; from < 200; from += 50) {
    const some = Array.from({ length: 50 }, (_, at) => open(code, String(from + at).padStart(6, '2')));
    answers.push(...(await Promise.all(some)));
  }
  const codes = new Set(answers.map(({ statusCode }) => statusCode));
  expect([...codes].sort()).toEqual([409, 429]);
  const text = logged.join('\n');
  expect(text).toContain('/api/guardian/openings');
  for (const secret of [code.slice(9), key, '闻', '474571', '138377']) expect(text).not.toContain(secret);
});
