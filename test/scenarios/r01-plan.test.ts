import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aPlan, openedCampaign, SPRING_2025 } from './campaign-steps.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R01 核查办法 — a central school writes how its schools do the county's campaign, publishes it, and each school sees what it must do by when. */
let county: CountyAtWork;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-12');
  const children = [aChild('张小明', 1), aChild('李小红', 2)];
  await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf(children) });
});
afterAll(() => county.close());

interface PlanLine {
  readonly name: string;
  readonly publishedAt?: string;
}

const view = async (desk: AtDesk, id: string) => (await desk.get(`/api/campaigns/${id}`)).body;

test('a draft is the county’s alone, says how many pupils and schools it would ask about, and what is wrong with it', async () => {
  const officer = await county.as('county');
  const wrong = { ...SPRING_2025, title: '', deadline: '2025-03-01' };
  const { status, body } = await officer.post('/api/campaigns', wrong);
  expect(status).toBe(409);
  expect(body.objections.map(({ code }: { code: string }) => code)).toEqual(['no-title', 'days', 'phase-outside']);
  const { body: made } = await officer.post('/api/campaigns', SPRING_2025);
  expect(await view(officer, made.id)).toMatchObject({ state: 'draft', pupils: 2, schools: 1 });
  expect((await (await county.as('centralSchool')).get(`/api/campaigns/${made.id}`)).status).toBe(404);
  const unseen = await officer.post(`/api/campaigns/${made.id}/opening`, { revision: 7 });
  expect([unseen.status, unseen.body.objections[0].code]).toEqual([409, 'stale']);
  const closed = await officer.post(`/api/campaigns/${made.id}/closure`, { revision: 1, reason: '重新拟定' });
  expect(closed.status).toBe(200);
  expect((await (await county.as('centralSchool')).get('/api/campaigns')).body.rows).toEqual([]);
});

test('opened, it counts down by the county’s calendar, and its scope stands fast', async () => {
  const id = await openedCampaign(county);
  const registrar = await county.as('registrar');
  // 清明 is the fourth of April, a Friday.
  expect(await view(registrar, id)).toMatchObject({ state: 'running', daysLeft: 18 });
  const officer = await county.as('county');
  const narrower = { ...SPRING_2025.content, units: [PLACES.dinghe] };
  const edit = { ...SPRING_2025, content: narrower, revision: 2 };
  const { status, body } = await officer.put(`/api/campaigns/${id}`, edit);
  expect([status, body.objections[0].code]).toEqual([409, 'scope']);
});

test('the plan is a draft until each duty has somebody to answer for it; published, the school sees by when', async () => {
  const [{ id }] = (await (await county.as('registrar')).get('/api/campaigns')).body.rows;
  const central = await county.as('centralSchool');
  const publish = (content: object, revision?: number) =>
    central.put(`/api/campaigns/${id}/plan`, { content, publish: true, ...(revision !== undefined && { revision }) });
  expect((await publish(aPlan(''))).body.objections).toHaveLength(6);
  const drafted = await central.put(`/api/campaigns/${id}/plan`, { content: aPlan(''), publish: false });
  expect(drafted.body).toEqual({ revision: 1 });
  const registrar = await county.as('registrar');
  expect((await view(registrar, id)).plan).toBeUndefined();
  expect((await publish(aPlan(), 1)).body).toEqual({ revision: 2 });
  const seen = await view(registrar, id);
  expect(seen.plan).toMatchObject({ unitName: '丁河镇中心校', state: 'published' });
  expect(seen.duties[0]).toMatchObject({ duty: 'sheets', to: '2025-04-03', person: '王校长', done: 0, total: 2 });
  expect((await publish(aPlan(), 1)).body.objections).toMatchObject([{ code: 'stale' }]);
  // The county sees who has not published; a central school nothing of the others.
  const { plans } = await view(await county.as('county'), id);
  expect(plans.map(({ name, publishedAt }: PlanLine) => [name, publishedAt !== undefined])).toEqual([
    ['丹水镇中心校', false],
    ['丁河镇中心校', true],
  ]);
  expect((await view(central, id)).plans).toEqual([]);
});

test('whoever is not the central school of the plan cannot write it, and other counties see nothing', async () => {
  const [{ id }] = (await (await county.as('registrar')).get('/api/campaigns')).body.rows;
  const body = { content: aPlan(), publish: false };
  expect((await (await county.as('registrar')).put(`/api/campaigns/${id}/plan`, body)).status).toBe(403);
  expect((await (await county.as('stranger')).put(`/api/campaigns/${id}/plan`, body)).status).toBe(404);
  expect((await (await county.as('stranger')).get('/api/campaigns')).body.rows).toEqual([]);
});

test('a published plan is issued as a 通知 to the schools, with its table of duties, and by nobody who has no plan', async () => {
  const [{ id }] = (await (await county.as('registrar')).get('/api/campaigns')).body.rows;
  const central = await county.as('centralSchool');
  const made = await central.post(`/api/campaigns/${id}/plan/notice`);
  expect(made.status, made.text).toBe(201);
  const { body } = await central.get(`/api/letters/${made.body.id}`);
  expect(body).toMatchObject({ kind: 'notice', houseName: '丁河镇中心校', enclosures: ['核查职责分工表'] });
  expect(body.annexes[0].rows).toHaveLength(6);
  expect(body.addressees.map(({ name }: { name: string }) => name)).toContain('丁河镇中心小学');
  const none = await (await county.as('county')).post(`/api/campaigns/${id}/plan/notice`);
  expect([none.status, none.body.objections[0].code]).toEqual([409, 'no-plan']);
});
