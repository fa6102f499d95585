import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R05 更新和补充 — what a family has corrected is keyed in: ordinary fields take effect at once, and stay in history. */
let county: CountyAtWork;
let registrar: AtDesk;
let id: string;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-10');
  registrar = await county.as('registrar');
  const ming = aChild('张小明', 1, { postcode: '', email: '' });
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([ming, aChild('李小红', 2)]) });
  id = await registrar.pupil('张小明');
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
});
afterAll(() => county.close());

const record = async (desk: AtDesk) => (await desk.get(`/api/pupils/${id}`)).body;
const history = async () => (await registrar.get(`/api/pupils/${id}/history`)).body.rows;
const patch = (desk: AtDesk, seen: number, cells: object) => desk.patch(`/api/pupils/${id}`, { seen, cells });

test('only the cells that are other than before are written, with what stood there and where it came from', async () => {
  const typed = { postcode: '474550', attendanceMode: '住校', health: '健康或良好', 'guardian1.phone': '13937700001' };
  const answer = await patch(registrar, 1, typed);
  expect([answer.status, answer.body]).toEqual([200, { revision: 2 }]);
  const [newest, first] = await history();
  expect(newest).toMatchObject({
    day: '2025-03-20',
    who: '李老师',
    source: '修改',
    changes: [
      { title: '邮政编码', before: '', after: '474550' },
      { title: '就读方式', before: '走读', after: '住校' },
      { title: '成员1联系电话', before: '138****0001', after: '139****0001' },
    ],
  });
  expect(newest.text).toMatch(/^3月20日 李老师 更正 /);
  expect(first).toMatchObject({ source: '导入', text: '3月10日 李老师 依导入的名单 建立学籍', changes: [] });
});

test('the head, the class teacher and the county see it the moment it is saved, and it is found by the new number', async () => {
  for (const who of ['head', 'classTeacher', 'centralSchool', 'county'] as const) {
    const desk = await county.as(who);
    expect(await record(desk)).toMatchObject({ revision: 2, cells: { attendanceMode: '住校', postcode: '474550' } });
    const { body } = await desk.post('/api/pupils/search', { number: '139 3770 0001' });
    expect(body.rows).toMatchObject([{ id, as: 'phone', former: false }]);
  }
  const { body } = await registrar.post('/api/findings/search', { words: '张小明', rule: 'CO-04' });
  expect(body.rows).toEqual([]);
});

test('saving what is there already changes nothing and leaves no trace', async () => {
  const before = await history();
  expect((await patch(registrar, 2, { postcode: '474550', attendanceMode: '住校' })).body).toEqual({ revision: 2 });
  expect(await history()).toEqual(before);
});

test('who saves over what somebody else has changed meanwhile is told who, when and what, and overwrites nothing', async () => {
  const officer = await county.as('county');
  expect((await patch(officer, 2, { postcode: '474551' })).body).toEqual({ revision: 3 });
  const late = await patch(registrar, 2, { postcode: '474559', homepage: 'a.cn' });
  expect(late.status).toBe(409);
  expect(late.body.objections).toMatchObject([{ code: 'stale' }]);
  expect(late.body.objections[0].message).toMatch(/已被改过：3月20日 陈股长 更正 邮政编码。请刷新/);
  expect(await record(registrar)).toMatchObject({ revision: 3, cells: { postcode: '474551' } });
  expect((await patch(registrar, 3, { postcode: '474559' })).status).toBe(200);
});

test('what cannot be read is refused at the cell, in words, and nothing of the sheet is written', async () => {
  const { revision } = await record(registrar);
  const typed = { attendanceMode: '半托', schoolDistanceKm: '很远', phone: '138****0001', email: 'a@example.com' };
  const answer = await patch(registrar, revision, typed);
  expect(answer.status).toBe(409);
  const objections: readonly { field: string; message: string }[] = answer.body.objections;
  expect(objections.map(({ field }) => field)).toEqual(['attendanceMode', 'schoolDistanceKm', 'phone']);
  for (const { message } of objections) expect(message).toMatch(/\p{Script=Han}/u);
  expect(await record(registrar)).toMatchObject({ revision, cells: { email: '' } });
});

test('a third member of the family is added, corrected and taken away again', async () => {
  const { revision } = await record(registrar);
  const grandmother = { 'guardian3.name': '王桂兰', 'guardian3.relation': '祖母', 'guardian3.phone': '13837730001' };
  expect((await patch(registrar, revision, grandmother)).status).toBe(200);
  expect(await record(registrar)).toMatchObject({ cells: { 'guardian3.name': '王桂兰' } });
  const gone = { 'guardian3.name': null, 'guardian3.relation': null, 'guardian3.phone': null };
  expect((await patch(registrar, revision + 1, gone)).status).toBe(200);
  expect((await record(registrar)).cells).not.toHaveProperty('guardian3.name');
});

test('who may only read cannot key, and who may not even read finds nobody', async () => {
  const { revision } = await record(registrar);
  for (const who of ['head', 'classTeacher', 'centralSchool'] as const) {
    expect((await patch(await county.as(who), revision, { postcode: '474552' })).status).toBe(403);
  }
  const never = await registrar.patch('/api/pupils/00000000-0000-4000-8000-00000000dead', { seen: 1, cells: {} });
  for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
    const answer = await patch(await county.as(who), revision, { postcode: '474552' });
    expect([answer.status, answer.text]).toEqual([404, never.text]);
  }
  expect(await record(registrar)).toMatchObject({ revision });
});
