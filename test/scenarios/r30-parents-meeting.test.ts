import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { aCampaign, aMeeting, sectionOf, seen } from './meetings.ts';

/** R30 家长会 — recorded by the class teacher, pupil by pupil; who comes gets the sheet there, and the ledger knows it. */
let at: CountyAtWork;
let teacher: AtDesk;
let campaign: string;
let id: string;

beforeAll(async () => {
  at = await aCountyAtWork();
  at.goTo('2025-03-20', '18:00');
  const registrar = await at.as('registrar');
  const children = [aChild('张小明', 1), aChild('李小红', 2), aChild('王小刚', 3)];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(children) });
  campaign = await aCampaign(await at.as('county'));
  teacher = await at.as('classTeacher');
});
afterAll(() => at.close());

const meeting = (over: object = {}) =>
  aMeeting('2025-03-20', {
    kind: 'parents',
    unit: PLACES.primaryClass,
    title: '家长会',
    campaign,
    offices: [],
    ...over,
  });

const counts = async () => {
  const { body } = await (await at.as('head')).get(`/api/campaigns/${campaign}`);
  return body.duties.find(({ duty }: { duty: string }) => duty === 'parents');
};

test('a class teacher plans the meeting of their own class, and of no other', async () => {
  const other = await teacher.post('/api/gatherings', meeting({ unit: PLACES.primaryClass2 }));
  expect(other.status).toBe(404);
  const training = await teacher.post('/api/gatherings', meeting({ kind: 'teachers', offices: ['class-teacher'] }));
  expect([training.status, training.body.objections[0].code]).toEqual([409, 'unit']);
  const made = await teacher.post('/api/gatherings', meeting());
  expect(made.status).toBe(201);
  id = made.body.id;
  expect(await sectionOf(teacher, 'gatherings-held')).toMatchObject({ count: 1, tone: 'soon' });
});

test('all came but one, and one got the sheet in another way: one act marks the class and issues the sheets', async () => {
  const { revision, pupils } = await seen(teacher, id);
  const marks = pupils.map(({ student, name }: { student: string; name: string }) => ({
    ...{ student, relation: name === '张小明' ? '母亲' : '' },
    presence: name === '王小刚' ? 'absent' : name === '李小红' ? 'otherwise' : 'came',
  }));
  const done = await teacher.put(`/api/gatherings/${id}/guardians`, { revision, marks, issue: true });
  expect(done).toMatchObject({ status: 200, body: { issued: 2, refused: [] } });
  const after = (await seen(teacher, id)).pupils;
  expect(after.map(({ name, line }: { name: string; line: string }) => [name, line])).toEqual([
    ['李小红', '已下发'],
    ['王小刚', '未下发'],
    ['张小明', '已下发'],
  ]);
  expect(await counts()).toMatchObject({ done: 2, total: 3, note: '已开家长会 1/1 个班，到会 1 名学生的家长' });
});

test('who comes for it later gets it then; what was issued is not issued again', async () => {
  const { revision, pupils } = await seen(teacher, id);
  const marks = pupils.map(({ student, presence, relation }: Record<string, string>) => {
    return { student, presence: presence === 'absent' ? 'otherwise' : presence, relation };
  });
  const done = await teacher.put(`/api/gatherings/${id}/guardians`, { revision, marks, issue: true });
  expect(done.body).toMatchObject({ issued: 1, refused: [] });
});

test('a sheet that cannot be issued is refused by itself, and everybody is marked all the same', async () => {
  const again = (await teacher.post('/api/gatherings', meeting({ title: '第二次家长会' }))).body;
  const { pupils } = await seen(teacher, again.id);
  const marks = pupils.map(({ student }: { student: string }) => ({ student, presence: 'came', relation: '' }));
  const url = `/api/gatherings/${again.id}/guardians`;
  const done = await teacher.put(url, { revision: again.revision, marks, issue: true });
  expect(done.status).toBe(200);
  expect(done.body.refused.map(({ name }: { name: string }) => name).sort()).toEqual(['张小明', '李小红', '王小刚']);
  expect(done.body.refused[0].message).toBe('现在是“已下发”，只有“未下发”的才能下发');
});

test('the school plans the meetings of all its classes in one act: each with its teacher, who is told, and none twice', async () => {
  const registrar = await at.as('registrar');
  const {
    kind: _kind,
    offices: _offices,
    units: _units,
    ...plan
  } = meeting({ unit: PLACES.primary }) as Record<string, unknown>;
  const day = '2025-03-28';
  const late = { ...plan, day, host: '', title: '期中家长会' };
  const made = await registrar.post('/api/gatherings/classes', late);
  expect(made).toMatchObject({ status: 201, body: { made: 1, skipped: [] } });
  const again = await registrar.post('/api/gatherings/classes', late);
  expect(again).toMatchObject({ status: 201, body: { made: 0, skipped: ['四年级1班'] } });
  const { body } = await teacher.get('/api/gatherings?kind=parents&state=planned');
  expect(body.rows).toMatchObject([{ title: '期中家长会', day, unit: PLACES.primaryClass, host: '赵老师' }]);
  const told = (await teacher.get('/api/notices')).body.rows;
  expect(told.some(({ title }: { title: string }) => title.startsWith('期中家长会'))).toBe(true);
  const wrong = await registrar.post('/api/gatherings/classes', { ...late, unit: PLACES.primaryClass });
  expect(wrong).toMatchObject({ status: 409, body: { objections: [{ code: 'unit' }] } });
  for (const who of ['neighbour', 'stranger'] as const) {
    const desk = await at.as(who);
    expect((await desk.post('/api/gatherings/classes', late)).status).toBe(404);
  }
});

test('without a campaign there is nothing to issue, and the meeting is recorded all the same', async () => {
  const plain = (await teacher.post('/api/gatherings', meeting({ campaign: undefined }))).body;
  const { pupils } = await seen(teacher, plain.id);
  const marks = pupils.map(({ student }: { student: string }) => ({ student, presence: 'came', relation: '' }));
  const url = `/api/gatherings/${plain.id}/guardians`;
  const refused = await teacher.put(url, { revision: plain.revision, marks, issue: true });
  expect([refused.status, refused.body.objections[0].code]).toEqual([409, 'campaign']);
  const done = await teacher.put(url, { revision: plain.revision, marks, issue: false });
  expect(done).toMatchObject({ status: 200, body: { issued: 0 } });
});

test('the head reads it and changes nothing; a neighbour and a stranger find nothing', async () => {
  const head = await at.as('head');
  expect((await seen(head, id)).mayKeep).toBe(false);
  expect((await head.put(`/api/gatherings/${id}/minutes`, { revision: 9, minutes: '好' })).status).toBe(403);
  for (const who of ['neighbour', 'stranger'] as const) {
    const desk = await at.as(who);
    expect((await desk.get(`/api/gatherings/${id}`)).status).toBe(404);
    expect((await desk.put(`/api/gatherings/${id}/guardians`, { revision: 1, marks: [], issue: false })).status).toBe(
      404,
    );
  }
});
