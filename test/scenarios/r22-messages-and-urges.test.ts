import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R22 沟通配合 — the schools and offices concerned write to each other on the case itself, and urge on the record. */
let county: CountyAtWork;
let registrar: AtDesk;
let id: string;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1)]) });
  const students = [await registrar.pupil('张小明')];
  id = (await registrar.post('/api/cases', { procedure: 'key-information-change', students })).body.id;
  await registrar.fill(id, { reason: 'name-changed', name: '张晓明' }, 'household-change-certificate');
});
afterAll(() => county.close());

test('a draft is urged by nobody: it lies with whoever fills it in', async () => {
  const { status, body } = await (await county.as('county')).post(`/api/cases/${id}/urges`, {});
  expect([status, body.objections[0].message]).toEqual([409, '此件不在任何环节，无从催办']);
});

test('the parties read what each has written, with name, office and place', async () => {
  await registrar.decide(id, 'submit');
  await (await county.as('county')).post(`/api/cases/${id}/messages`, { text: '请核对户口簿首页' });
  await registrar.post(`/api/cases/${id}/messages`, { text: '已核对' });
  const { messages } = (await (await county.as('head')).get(`/api/cases/${id}`)).body;
  expect(messages).toMatchObject([
    { by: '陈股长', office: '县局基础教育股', unitName: '西峡县', kind: 'message', text: '请核对户口簿首页' },
    { by: '李老师', unitName: '丁河镇中心小学', text: '已核对' },
  ]);
});

test('the desk is urged once a day, whoever urges, and the record says so', async () => {
  expect((await registrar.post(`/api/cases/${id}/urges`, {})).status).toBe(201);
  const again = await (await county.as('county')).post(`/api/cases/${id}/urges`, { text: '快到期了' });
  expect([again.status, again.body.objections[0].code]).toEqual([409, 'urged-today']);
  county.goTo('2025-03-21');
  expect((await (await county.as('county')).post(`/api/cases/${id}/urges`, { text: '快到期了' })).status).toBe(201);
  const { messages } = (await (await county.as('registrar')).get(`/api/cases/${id}`)).body;
  expect(messages.filter(({ kind }: { kind: string }) => kind === 'urge')).toMatchObject([
    { by: '李老师', text: '请尽快办理' },
    { by: '陈股长', text: '快到期了' },
  ]);
});

test('nobody urges themselves, and the next step may be urged the same day', async () => {
  const head = await county.as('head');
  expect((await head.post(`/api/cases/${id}/urges`, {})).body.objections[0].message).toBe('此件正由您办理');
  await head.decide(id, 'approve');
  expect((await head.post(`/api/cases/${id}/urges`, {})).status).toBe(201);
});

test('no message lies in clear in the database, and no stranger reads or writes one', async () => {
  const auditor = await county.as('auditor');
  const { text } = await auditor.get('/api/audit?action=case.message');
  expect(text).not.toMatch(/户口簿首页/);
  for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
    const desk = await county.as(who);
    expect((await desk.get(`/api/cases/${id}`)).status).toBe(404);
    expect((await desk.post(`/api/cases/${id}/messages`, { text: '您好' })).status).toBe(404);
    expect((await desk.post(`/api/cases/${id}/urges`, {})).status).toBe(404);
  }
});
