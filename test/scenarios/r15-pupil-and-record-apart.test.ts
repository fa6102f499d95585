import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAST, PLACES, unitId } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { theClass } from './roll-caller.ts';

/** R15 人籍分离、空挂 — the pupil here and the record there: both schools are asked, and only a procedure or an explanation ends it. */
let county: CountyAtWork;
let teacher: AtDesk;
let here: AtDesk;
let there: AtDesk;
let headThere: AtDesk;

const GANG = aChild('刘大刚', 15, OF_DANSHUI);

beforeAll(async () => {
  county = await aCountyAtWork();
  teacher = await county.as('classTeacher');
  [here, there] = [await county.as('registrar'), await county.as('neighbour')];
  await here.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1), aChild('李小红', 2)]) });
  await there.bringIn({ name: '丹水.csv', bytes: csvOf([GANG]) });
  const grant = { office: 'head', unit: unitId('other'), reason: '负责人兼任' };
  const granted = await (await county.as('admin')).post(`/api/people/${CAST.neighbour.person}/offices`, grant);
  headThere = await county.inOffice('neighbour', granted.body.holding);
});
afterAll(() => county.close());

const problems = async (desk: AtDesk, rule: string) =>
  (await desk.post('/api/findings/search', { rule, state: 'open' })).body.rows;
const tasks = async () => (await here.get('/api/roll-call/unlisted')).body.rows;

test('the pupil sits here: this school has the task, that school the finding, each sees of the other what it may', async () => {
  const roll = await theClass(teacher, PLACES.primaryClass);
  expect((await roll.child(randomUUID(), { name: '刘大刚', number: GANG.idNumber })).body).toEqual({ kind: 'county' });
  await roll.rest();
  expect((await roll.sign()).status).toBe(200);
  const [task] = await tasks();
  expect(task).toMatchObject({ title: '人籍异校', daysLeft: 10 });
  const seen = (await here.get(`/api/roll-call/unlisted/${task.id}`)).body;
  expect(seen.other).toMatchObject({ school: '丹水镇中心小学', isSure: true, state: '未了' });
  expect(seen.other.student).toBeUndefined();
  const [finding] = await problems(there, 'PR-03');
  expect(finding).toMatchObject({ name: '刘大刚', severity: 'error' });
  expect(finding.message).toContain('丁河镇中心小学');
  const byClass = (await teacher.get(`/api/roll-call/unlisted/${task.id}`)).body;
  expect([byClass.found, byClass.other]).toEqual(['学籍在本县其他学校', undefined]);
});

test('an error is not explained away by the school that has the record', async () => {
  const [finding] = await problems(there, 'PR-03');
  const answer = await there.post('/api/findings/explain', {
    ...{ how: 'explained', text: '该生一直在本校就读', targets: [{ id: finding.id, revision: finding.revision }] },
  });
  expect(answer.body.refused).toMatchObject([{ message: expect.stringContaining('不能只作说明') }]);
});

test('the transfer, one tap away and decided by both schools and the county, closes both sides', async () => {
  const [task] = await tasks();
  const opened = await here.post(`/api/roll-call/unlisted/${task.id}/cases`, { procedure: 'transfer-within-county' });
  expect(opened.status).toBe(201);
  const { id } = opened.body;
  const { answers } = (await here.get(`/api/cases/${id}`)).body;
  expect(answers).toMatchObject({ reason: 'present', className: '1', grade: '小学四年级' });
  await here.fill(id, answers, 'application-form', 'enrolment-certificate');
  expect((await here.decide(id, 'submit')).body).toMatchObject({ step: '转入学校审核' });
  expect((await (await county.as('head')).decide(id, 'approve')).body).toMatchObject({ step: '转出学校审核' });
  expect(await tasks()).toHaveLength(1);
  expect((await headThere.decide(id, 'approve')).body).toMatchObject({ step: '县局核办' });
  expect((await (await county.as('county')).decide(id, 'approve')).body).toMatchObject({ state: 'done' });
  expect((await here.get(`/api/cases/${id}`)).body.state).toBe('done');
  expect(await problems(there, 'PR-03')).toEqual([]);
  expect(await tasks()).toEqual([]);
  const { rows } = (await here.get('/api/roll-call/unlisted?open=no')).body;
  expect(rows).toMatchObject([{ name: '刘大刚', outcome: 'recorded' }]);
});

test('a record without a pupil and a state that differs: listed, led to the right procedure, closed when it ended', async () => {
  const roll = await theClass(teacher, PLACES.primaryClass);
  await roll.say({ 张小明: ['absent', 'other-school', '去了郑州'], 李小红: ['differs', 'on-leave', '腿伤'] });
  await roll.rest();
  expect((await roll.sign()).body.counts).toMatchObject({ absent: 1, differs: 1, present: 1 });
  expect(await problems(here, 'PR-01')).toMatchObject([{ name: '张小明', way: { kind: 'procedure' } }]);
  expect(await problems(here, 'PR-04')).toMatchObject([{ name: '李小红' }]);
  const { rows } = (await here.get('/api/roll-call/pupils?is=differs')).body;
  expect(rows[0].procedures).toMatchObject([{ id: 'leave-of-absence' }]);
  const [finding] = await problems(here, 'PR-01');
  await here.post('/api/findings/explain', {
    how: 'evidenced',
    text: '随父母外出，已返校，附考勤表',
    targets: [{ id: finding.id, revision: finding.revision }],
  });
  expect(await problems(here, 'PR-01')).toEqual([]);
});

test('what was explained comes back when a later roll says it anew', async () => {
  const roll = await theClass(teacher, PLACES.primaryClass);
  await roll.say({ 张小明: ['absent', 'unknown'] });
  await roll.rest();
  await roll.sign();
  expect(await problems(here, 'PR-01')).toMatchObject([{ name: '张小明' }]);
  expect(await problems(here, 'PR-04')).toMatchObject([]);
});
