import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROCEDURES } from '#src/procedures/index.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R17 十个工作日 — what stands in the way is told before submission, and every step has its working days counted. */
let county: CountyAtWork;
let registrar: AtDesk;

const GANG = aChild('刘大刚', 3, OF_DANSHUI);

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
  const roster = [
    aChild('张小明', 1),
    aChild('李小红', 2, { recordStatus: '休学' }),
    aChild('赵小错', 7, { sex: '女' }),
    aChild('王双双', 5),
  ];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(roster) });
  const alike = { ...OF_DANSHUI, idType: '其他', idNumber: '', nationalNumber: '' };
  const neighbours = [GANG, aChild('王双双', 9, alike)];
  await (await county.as('neighbour')).bringIn({ name: '丹水.csv', bytes: csvOf(neighbours) });
});
afterAll(() => county.close());

async function toldOf(name: string, procedure: string): Promise<readonly string[]> {
  const students = [await registrar.pupil(name)];
  const { body } = await registrar.post('/api/cases/blockers', { procedure, students });
  return body.pupils[0].objections.map(({ code }: { code: string }) => code);
}

test('wrong data (2001), another open case (2002) and a leave are told before anything is filled in', async () => {
  expect(await toldOf('张小明', 'grade-skip')).toEqual([]);
  expect(await toldOf('赵小错', 'transfer-out-within-province')).toContain('data-wrong');
  expect(await toldOf('李小红', 'grade-skip')).toContain('on-leave');
  const students = [await registrar.pupil('李小红')];
  await registrar.post('/api/cases', { procedure: 'return-from-leave', students });
  expect(await toldOf('李小红', 'going-abroad')).toContain('other-case');
});

test('a problem record (2003) is told, with what makes it one', async () => {
  const students = [await registrar.pupil('王双双')];
  const { body } = await registrar.post('/api/cases/blockers', { procedure: 'transfer-out-within-province', students });
  const told = body.pupils[0].objections.find(({ code }: { code: string }) => code === 'problem-record');
  expect(told?.message).toMatch(/问题学籍（姓名性别出生日期相同且至少一方无证件号）/);
});

test('of a pupil elsewhere the same is told once name and whole number are known', async () => {
  const known = { procedure: 'transfer-within-county', name: '刘大刚', number: GANG.idNumber };
  const { body } = await registrar.post('/api/cases/look-up', known);
  expect(body).toMatchObject({ found: { school: '丹水镇中心小学', status: '在读' }, objections: [] });
  expect(JSON.stringify(body)).not.toMatch(/\d{8}/);
});

test('a pupil is in one open case; the second is refused with its title, its day and its desk', async () => {
  const students = [await registrar.pupil('李小红')];
  const { status, body } = await registrar.post('/api/cases', { procedure: 'key-information-change', students });
  expect(status).toBe(409);
  expect(body.objections[0].message).toMatch(/复学，2025-03-20 发起，现在填报中/);
});

test('no step of any procedure is given more than ten working days', () => {
  const procedures: readonly Procedure[] = PROCEDURES;
  for (const { id, steps } of procedures) {
    for (const step of steps) expect(step.withinWorkingDays, `${id} ${step.id}`).toBeLessThanOrEqual(10);
  }
});

test('each step is counted on the calendar of the State Council, and what is late is in the list and on the first page', async () => {
  const students = [await registrar.pupil('张小明')];
  const opened = await registrar.post('/api/cases', { procedure: 'key-information-change', students });
  const { id } = opened.body;
  await registrar.fill(id, { reason: 'name-changed', name: '张晓明' }, 'household-change-certificate');
  const submitted = await registrar.decide(id, 'submit');
  // 清明 lies between: the fourth of April is a holiday.
  expect(submitted.body).toMatchObject({ step: '学校核验', due: '2025-04-03' });
  county.goTo('2025-03-27');
  expect((await (await county.as('head')).decide(id, 'approve')).body).toMatchObject({ due: '2025-04-11' });
  county.goTo('2025-04-09');
  const soon = (await (await county.as('county')).get('/api/cases?due=soon')).body.rows;
  expect(soon).toMatchObject([{ id, daysLeft: 2, desk: '县局基础教育股' }]);
  county.goTo('2025-04-15');
  const desk = await county.as('county');
  expect((await desk.get('/api/cases?due=overdue')).body.rows).toMatchObject([{ id, daysLeft: -2 }]);
  const today = (await desk.get('/api/today')).body.sections;
  expect(today.find(({ key }: { key: string }) => key === 'cases-overdue')).toMatchObject({
    count: 1,
    lines: [{ daysLeft: -2, door: { to: '/cases/$id', params: { id } } }],
  });
  const waiting = (await (await county.as('registrar')).get('/api/today')).body.sections;
  expect(waiting.find(({ key }: { key: string }) => key === 'cases-waiting')).toMatchObject({ count: 1 });
  for (const who of ['stranger', 'neighbour'] as const) {
    expect((await (await county.as(who)).get('/api/cases?scope=all&due=overdue')).body.rows).toEqual([]);
  }
});
