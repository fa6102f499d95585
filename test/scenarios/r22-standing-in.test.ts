import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAST } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R22 沟通配合 — while a head is away somebody stands in, from a day to a day, and the case says who it was. */
let county: CountyAtWork;
let registrar: AtDesk;
let id: string;

const WISH = { since: '2025-03-24', until: '2025-03-28', reason: '外出培训' };

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1)]) });
  const students = [await registrar.pupil('张小明')];
  id = (await registrar.post('/api/cases', { procedure: 'key-information-change', students })).body.id;
  await registrar.fill(id, { reason: 'name-changed', name: '张晓明' }, 'household-change-certificate');
  await registrar.decide(id, 'submit');
});
afterAll(() => county.close());

test('to oneself, to a stranger or into the past nothing is handed over', async () => {
  const head = await county.as('head');
  const ask = async (over: object) =>
    (await head.post('/api/my/delegations', { ...WISH, deputy: CAST.classTeacher.person, ...over })).body.objections[0];
  expect(await ask({ deputy: CAST.head.person })).toMatchObject({ code: 'oneself' });
  expect(await ask({ deputy: CAST.strangeRegistrar.person })).toMatchObject({ code: 'deputy' });
  expect(await ask({ since: '2025-03-19' })).toMatchObject({ code: 'past' });
});

test('from its first day on the deputy sees and decides what lies on that desk, and not before', async () => {
  const head = await county.as('head');
  const set = await head.post('/api/my/delegations', { ...WISH, deputy: CAST.classTeacher.person });
  expect(set.status).toBe(201);
  expect(await officesOf('classTeacher')).toEqual(['班主任']);

  county.goTo('2025-03-24');
  await county.rounds();
  expect(await officesOf('classTeacher')).toContain('学校领导');
  const deputy = await inTheHeadsPlace();
  expect((await deputy.get('/api/cases?scope=mine')).body.rows).toMatchObject([{ id }]);
  const decided = await deputy.decide(id, 'approve');
  expect([decided.status, decided.body.step]).toEqual([201, '县局审核']);
  const { events } = (await (await county.as('county')).get(`/api/cases/${id}`)).body;
  expect(events.at(-1)).toMatchObject({ event: 'approve', by: CAST.classTeacher.name });
});

test('who applied may not decide even when standing in', async () => {
  const office = await county.as('county');
  const set = await office.post('/api/my/delegations', { ...WISH, deputy: CAST.registrar.person });
  expect(set.status).toBe(201);
  await county.rounds();
  const holding = await holdingOf('registrar', '县局基础教育股');
  const refused = await (await county.inOffice('registrar', holding)).decide(id, 'approve');
  expect([refused.status, refused.body.objections[0].message]).toEqual([409, expect.stringMatching(/自己填报的业务/)]);
});

test('after its last day the deputy is turned away', async () => {
  const deputy = await inTheHeadsPlace();
  expect((await deputy.get(`/api/cases/${id}`)).status).toBe(200);
  county.goTo('2025-03-29');
  await county.rounds();
  expect(await officesOf('classTeacher')).toEqual(['班主任']);
  expect((await deputy.get(`/api/cases/${id}`)).status).toBeGreaterThanOrEqual(401);
});

async function offices(who: keyof typeof CAST): Promise<readonly { id: string; title: string }[]> {
  const { body } = await (await county.as(who)).get('/api/session');
  return body.offices;
}

async function officesOf(who: keyof typeof CAST): Promise<readonly string[]> {
  return (await offices(who)).map(({ title }) => title);
}

async function holdingOf(who: keyof typeof CAST, title: string): Promise<string> {
  const found = (await offices(who)).find((office) => office.title === title);
  if (found === undefined) throw new Error(`${who} is not ${title}`);
  return found.id;
}

async function inTheHeadsPlace(): Promise<AtDesk> {
  return county.inOffice('classTeacher', await holdingOf('classTeacher', '学校领导'));
}
