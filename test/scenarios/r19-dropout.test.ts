import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { theClass } from './roll-caller.ts';

/** R19 控辍保学 — two children who are missing: one is back within a week, one goes by way of the township to 延缓入学. */
let county: CountyAtWork;
let ming: string;
let yu: string;

const FIRST_GRADER = { grade: '一年级', entryMonth: '202409' };

beforeAll(async () => {
  county = await aCountyAtWork();
  const roster = [aChild('张小明', 1), aChild('李小红', 2), aChild('陈小雨', 4, FIRST_GRADER)];
  await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf(roster) });
});
afterAll(() => county.close());

const visit = (kind: string, day: string, over: object = {}) => ({
  ...{ kind, day, way: 'home', time: '18:30', people: '赵老师、李校长', met: '奶奶', place: '丁河村3组家中' },
  ...{ said: '父母在外，孩子不愿来', result: 'refused', ...over },
});
const enter = async (desk: AtDesk, id: string, what: object, root = 'dropouts') =>
  desk.put(`/api/${root}/${id}/visits/${randomUUID()}`, what);
const caseOf = async (id: string) => (await (await county.as('registrar')).get(`/api/dropouts/${id}`)).body;
const told = async (who: Parameters<CountyAtWork['as']>[0]) =>
  (await (await county.as(who)).get('/api/notices?unread=true')).body.rows.map((row: { event: string }) => row.event);

test('the roll is signed, and the child who is said to have dropped out is in the ledger the same day', async () => {
  const teacher = await county.as('classTeacher');
  const roll = await theClass(teacher, PLACES.primaryClass);
  await roll.say({ 张小明: ['differs', 'dropped-out', '十天没来'] });
  await roll.rest();
  expect((await roll.sign()).status).toBe(200);
  const { rows } = (await teacher.get('/api/dropouts')).body;
  expect(rows).toMatchObject([{ name: '张小明', state: 'suspected', ledger: 'suspected', due: '2025-03-21', left: 1 }]);
  ming = rows[0].id;
  const { sections } = (await teacher.get('/api/today')).body;
  expect(sections.find(({ key }: { key: string }) => key === 'dropouts')).toMatchObject({ count: 1 });
  expect((await caseOf(ming)).signals).toMatchObject([
    { source: 'roll-call', words: '状态不符：疑似辍学（十天没来）' },
  ]);
});

test('whom no roll call reaches is entered by hand, and a second signal of the same child opens no second case', async () => {
  const registrar = await county.as('registrar');
  const student = await registrar.pupil('陈小雨');
  const words = '开学后没有来过，家长不接电话';
  const opened = await registrar.post('/api/dropouts', { student, firstAbsentOn: '2025-03-10', words });
  expect([opened.status, opened.body.opened]).toEqual([201, true]);
  yu = opened.body.id;
  const again = await registrar.post('/api/dropouts', { student, words: '今天又没来' });
  expect(again.body).toEqual({ id: yu, opened: false });
});

test('nobody looks: the next school day the class is reminded, once however often the round is made', async () => {
  county.goTo('2025-03-21');
  await county.rounds();
  await county.rounds();
  expect((await told('classTeacher')).filter((event: string) => event === 'dropout-follow')).toHaveLength(1);
});

test('the teacher looks, finds out why, and the child comes back', async () => {
  const teacher = await county.as('classTeacher');
  const first = randomUUID();
  const asked = visit('investigation', '2025-03-21', { way: 'phone', place: '', result: 'learned' });
  for (let times = 0; times < 2; times++) {
    expect((await teacher.put(`/api/dropouts/${ming}/visits/${first}`, asked)).status).toBe(200);
  }
  const { revision, visits } = await caseOf(ming);
  expect(visits).toHaveLength(1);
  const findings = { category: 'weary', groups: ['left-behind'], whereabouts: '在家', found: '与同学闹矛盾' };
  expect((await teacher.put(`/api/dropouts/${ming}/findings`, { revision, ...findings })).status).toBe(200);
  expect((await enter(teacher, ming, visit('persuasion', '2025-03-21', { result: 'promised' }))).status).toBe(200);
  county.goTo('2025-03-24');
  const back = { revision: (await caseOf(ming)).revision, outcome: 'returned', day: '2025-03-24', words: '' };
  expect((await (await county.as('classTeacher')).post(`/api/dropouts/${ming}/outcome`, back)).status).toBe(200);
  expect(await caseOf(ming)).toMatchObject({ state: 'concluded', clock: { due: '2025-03-31' } });
});

test('a child is closed once it has sat in class long enough, by the county and nobody else', async () => {
  county.goTo('2025-03-27');
  const { revision } = await caseOf(ming);
  const early = await (await county.as('classTeacher')).post(`/api/dropouts/${ming}/seating`, { revision });
  expect([early.status, early.body.objections[0].code]).toEqual([409, 'early']);
  const unproven = await (await county.as('county')).post(`/api/dropouts/${ming}/closing`, { revision, words: '' });
  expect(unproven.body.objections[0].code).toBe('seated');
  county.goTo('2025-03-28');
  expect((await (await county.as('classTeacher')).post(`/api/dropouts/${ming}/seating`, { revision })).status).toBe(
    200,
  );
  const closing = { revision: revision + 1, words: '' };
  expect((await (await county.as('head')).post(`/api/dropouts/${ming}/closing`, closing)).status).toBe(403);
  expect((await (await county.as('county')).post(`/api/dropouts/${ming}/closing`, closing)).status).toBe(200);
  expect(await caseOf(ming)).toMatchObject({
    state: 'closed',
    ground: '返校：2025-03-24 返校，2025-03-28 班主任确认连续在班',
  });
});

test('the other is persuaded three times in vain, with photographs, and only then the report can be written', async () => {
  const registrar = await county.as('registrar');
  await enter(registrar, yu, visit('investigation', '2025-03-21', { result: 'unreached' }));
  const findings = { category: 'illness', groups: [], whereabouts: '随外祖母在邻镇', found: '身体弱，家长想晚一年' };
  const { revision } = await caseOf(yu);
  await registrar.put(`/api/dropouts/${yu}/findings`, { revision, ...findings, firstAbsentOn: '2025-03-24' });
  const early = await registrar.post(`/api/dropouts/${yu}/report`, {});
  expect([early.status, early.body.objections[0].code]).toEqual([409, 'early']);
  for (const day of ['2025-03-24', '2025-03-26', '2025-03-28']) await enter(registrar, yu, visit('persuasion', day));
  expect(await told('head')).toContain('dropout-failed');
  const { visits } = await caseOf(yu);
  const sent = await registrar.send(
    `/api/dropouts/${yu}/files`,
    { kind: `photo ${visits[3].id}` },
    jpg(await aPhoto(1200, 900, 19)),
  );
  expect(sent.status, sent.text).toBe(201);
  const { files } = await caseOf(yu);
  expect((await registrar.get(`/api/dropouts/${yu}/files/${files[0].id}`)).status).toBe(200);
});

test('until the report has gone out the township knows nothing of the child', async () => {
  const township = await county.as('township');
  expect((await township.get('/api/joint-dropouts')).body.rows).toEqual([]);
  for (const id of [ming, yu]) expect((await township.get(`/api/joint-dropouts/${id}`)).status).toBe(404);
  expect((await township.get('/api/dropouts')).status).toBe(403);
  expect((await township.get(`/api/dropouts/${yu}`)).status).toBe(403);
});

test('the written report is signed by the head, goes to township and county, and puts the child into the other ledger', async () => {
  const drafted = await (await county.as('registrar')).post(`/api/dropouts/${yu}/report`, {});
  expect(drafted.status, drafted.text).toBe(201);
  const letter = `/api/letters/${drafted.body.letter}`;
  const head = await county.as('head');
  const { revision, title, body } = (await head.get(letter)).body;
  expect(title).toBe('关于陈小雨同学劝返情况的报告');
  expect(JSON.stringify(body)).toContain('3月24日入户家访，不愿返校');
  expect((await head.post(`${letter}/signature`, { revision })).status).toBe(200);
  expect((await caseOf(yu)).ledger).toBe('suspected');
  const way = { revision: revision + 1, way: 'system', on: '2025-03-28' };
  expect((await head.post(`${letter}/dispatch`, way)).status).toBe(200);
  expect(await caseOf(yu)).toMatchObject({ state: 'reported', ledger: 'dropout', reportedOn: '2025-03-28' });
  expect(await told('township')).toContain('dropout-reported');
  expect(await told('county')).toContain('dropout-reported');
});

test('a report that lies is asked after, then received, and the joint group goes there', async () => {
  county.goTo('2025-04-02');
  await county.rounds();
  expect(await told('township')).toContain('dropout-unreceived');
  const township = await county.as('township');
  const { rows } = (await township.get('/api/joint-dropouts')).body;
  expect(rows).toMatchObject([{ id: yu, name: '陈小雨', school: '丁河镇中心小学', state: 'reported', left: -1 }]);
  expect((await township.post(`/api/joint-dropouts/${yu}/receipt`)).status).toBe(200);
  const seen = (await township.get(`/api/joint-dropouts/${yu}`)).body;
  expect(seen).toMatchObject({ state: 'joint', schoolVisits: 4, failedVisits: 3, visits: [], files: [] });
  expect(JSON.stringify(seen)).not.toContain('41132320150312');
  const [guardian] = seen.guardians;
  expect(guardian.phone).toContain('****');
  const reveal = { cell: guardian.cell, reason: '联系监护人，约上门时间' };
  expect((await township.post(`/api/joint-dropouts/${yu}/reveal`, reveal)).body.value).toMatch(/^1\d{10}$/);
  expect((await township.post(`/api/joint-dropouts/${yu}/reveal`, { ...reveal, cell: 'idNumber' })).status).toBe(404);
  expect((await enter(township, yu, visit('joint', '2025-04-02'), 'joint-dropouts')).status).toBe(200);
  const deadline = await township.post(`/api/joint-dropouts/${yu}/notice`, { until: '2025-04-09' });
  expect((await township.get(`/api/letters/${deadline.body.letter}`)).body).toMatchObject({ title: '限期返校通知书' });
});

test('the outcome is entered in the register by its procedure, and nothing is closed before that has ended', async () => {
  const deferred = { outcome: 'deferred', day: '2025-04-02', words: '家长同意九月入学' };
  expect((await (await county.as('township')).post(`/api/joint-dropouts/${yu}/outcome`, deferred)).status).toBe(200);
  const concluded = await caseOf(yu);
  expect(concluded).toMatchObject({ state: 'concluded', outcome: 'deferred' });
  expect(concluded.procedures.map(({ id }: { id: string }) => id)).toContain('deferred-entry-of-pupil');
  const closing = { revision: concluded.revision, words: '' };
  const early = await (await county.as('county')).post(`/api/dropouts/${yu}/closing`, closing);
  expect(early.body.objections[0].code).toBe('procedure');

  const registrar = await county.as('registrar');
  const opened = await registrar.post('/api/cases', {
    procedure: 'deferred-entry-of-pupil',
    students: [concluded.student],
  });
  expect(opened.status, opened.text).toBe(201);
  const { id } = opened.body;
  const answers = { reason: 'persuaded', until: '20250901', note: '' };
  await registrar.fill(id, answers, 'guardian-request', 'school-statement');
  expect((await registrar.decide(id, 'submit')).body).toMatchObject({ state: 'step' });
  expect((await caseOf(yu)).underWay).toMatchObject({ id });
  await (await county.as('head')).decide(id, 'approve');
  expect((await (await county.as('county')).decide(id, 'approve')).body).toMatchObject({ state: 'done' });
  await county.rounds();
  expect(await told('county')).toContain('dropout-closable');
  expect((await (await county.as('county')).post(`/api/dropouts/${yu}/closing`, closing)).status).toBe(200);
  expect((await caseOf(yu)).ground).toContain('延缓入学');
  expect(
    (
      await (
        await county.as('township')
      ).post(`/api/joint-dropouts/${yu}/reveal`, { cell: 'guardian1.phone', reason: '再看看' })
    ).status,
  ).toBe(404);
});

test('the ledgers add up, and go out as a workbook and as one page a child', async () => {
  const office = await county.as('county');
  const { whole } = (await office.get('/api/dropouts/counts')).body;
  expect(whole.counts).toEqual({ suspected: 0, dropout: 0, overdue: 0, concluded: 0, closed: 2, returned: 1 });
  expect((await office.get('/api/dropouts?ledger=closed')).body.total).toBe(2);
  expect((await office.get('/api/dropouts.xlsx')).status).toBe(200);
  const sheet = await (await county.as('classTeacher')).get(`/api/dropouts/${ming}/sheet.pdf`);
  expect([sheet.status, sheet.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  expect((await (await county.as('neighbour')).get(`/api/dropouts/${ming}`)).status).toBe(404);
  expect((await (await county.as('stranger')).get(`/api/dropouts/${yu}`)).status).toBe(404);
});
