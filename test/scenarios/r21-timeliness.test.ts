import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAST, type CastMember, PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R21 每天登录 — log-ins and time to handle, unit by unit, reported on working days only. */
let county: CountyAtWork;
const MARCH = 'since=2025-03-10&until=2025-03-31';

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-14');
  await (await county.as('registrar')).bringIn({
    name: '丁河.csv',
    bytes: csvOf([aChild('张小明', 1), aChild('李小红', 2)]),
  });
  for (const name of ['张小明', '李小红']) {
    const registrar = await county.as('registrar');
    const students = [await registrar.pupil(name)];
    const opened = await registrar.post('/api/cases', { procedure: 'class-change', students });
    await registrar.fill(opened.body.id, { className: '2', reason: '家长申请' });
    expect((await registrar.decide(opened.body.id, 'submit')).status).toBe(201);
    if (name === '李小红') continue;
    county.goTo('2025-03-17');
    expect((await (await county.as('head')).decide(opened.body.id, 'approve')).status).toBe(201);
    county.goTo('2025-03-18');
  }
  county.goTo('2025-04-08');
});
afterAll(() => county.close());

const figuresOf = async (who: CastMember, query = MARCH) => (await county.as(who)).get(`/api/desk-figures?${query}`);

test('a case that came on Friday and left on Monday took one working day; what still lies there is counted', async () => {
  const { status, body } = await figuresOf('head');
  expect([status, body.workingDays]).toEqual([200, 16]);
  const own = body.rows.find((row: { own: boolean }) => row.own);
  expect(own).toMatchObject({ received: 2, decided: 1, medianDays: 1, worstDays: 1, late: 0, waiting: 1 });
});

test('the county sees every school in the line of its central school, and goes down to the people', async () => {
  const { body } = await figuresOf('county');
  const line = (path: string) => body.rows.find((row: { path: string }) => row.path === path);
  expect(line(PLACES.dinghe)).toMatchObject({ received: 2, decided: 1 });
  expect(line(PLACES.danshui)).toMatchObject({ received: 0, decided: 0 });
  const below = (await figuresOf('county', `${MARCH}&unit=${PLACES.primary}`)).body;
  expect(below.above.map(({ name }: { name: string }) => name)).toEqual(['西峡县', '丁河镇中心校']);
  expect(below.people.map(({ name }: { name: string }) => name).sort()).toEqual(['李老师', '王校长']);
});

test('a school looks at itself only, and whoever has no such task, or comes from elsewhere, at nothing', async () => {
  expect((await figuresOf('head', `${MARCH}&unit=${PLACES.other}`)).status).toBe(404);
  expect((await figuresOf('head', `${MARCH}&unit=${PLACES.county}`)).status).toBe(404);
  expect((await figuresOf('registrar')).status).toBe(403);
  const stranger = await figuresOf('stranger');
  expect(JSON.stringify(stranger.body)).not.toContain('丁河');
  expect((await figuresOf('stranger', `unit=${PLACES.primary}`)).status).toBe(404);
});

test('a period that runs backwards, or over years, is refused in words', async () => {
  const backwards = await figuresOf('county', 'since=2025-03-31&until=2025-03-01');
  expect([backwards.status, backwards.body.objections[0].message]).toEqual([409, '截止日期早于开始日期']);
  expect((await figuresOf('county', 'since=2020-01-01&until=2025-03-01')).status).toBe(409);
});

test('the workbook holds the same, and that it was taken is written down', async () => {
  const taken = await (await county.as('county')).get(`/api/desk-figures.xlsx?${MARCH}`);
  expect([taken.status, taken.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  const { text } = await (await county.as('auditor')).get('/api/audit?action=figures.export');
  expect(text).toContain(CAST.county.name);
});
