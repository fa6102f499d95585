import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAST, PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { aCampaign, aMeeting, sectionOf, seen } from './meetings.ts';

/** R28 班主任培训和下发 — the school trains its class teachers and hands them sheets and problem lists, as a task with counts. */
let at: CountyAtWork;
let registrar: AtDesk;
let campaign: string;
let id: string;

beforeAll(async () => {
  at = await aCountyAtWork();
  at.goTo('2025-03-14');
  registrar = await at.as('registrar');
  const wrong = { idNumber: '411323201503120011' };
  const children = [aChild('张小明', 1), aChild('李小红', 2), aChild('王小刚', 3, wrong)];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(children) });
  campaign = await aCampaign(await at.as('county'));
});
afterAll(() => at.close());

const dutyOf = async (name: string) => {
  const { body } = await (await at.as('head')).get(`/api/campaigns/${campaign}`);
  return body.duties.find(({ duty }: { duty: string }) => duty === name);
};

test('the school trains its class teachers; the duty of the campaign counts their classes', async () => {
  expect(await dutyOf('training')).toMatchObject({ done: 0, total: 1, note: '班主任已培训 0 个班，已逐班核实 0 个班' });
  const made = await registrar.post('/api/gatherings', aMeeting('2025-03-14', { campaign }));
  id = made.body.id;
  const marks = [{ person: CAST.classTeacher.person, presence: 'present', words: '' }];
  await registrar.put(`/api/gatherings/${id}/attendance`, { revision: made.body.revision, marks });
  expect(await dutyOf('training')).toMatchObject({ done: 0, total: 1, note: '班主任已培训 1 个班，已逐班核实 0 个班' });
});

test('before sheets are printed there is nothing to hand over', async () => {
  const { revision } = await seen(registrar, id);
  const handed = await registrar.post(`/api/gatherings/${id}/handing`, {
    revision,
    people: [CAST.classTeacher.person],
  });
  expect([handed.status, handed.body.objections[0].code]).toEqual([409, 'nobody']);
});

test('the printed sheets and the problem list become the teacher’s task, with how many of each', async () => {
  const printing = await registrar.post(`/api/campaigns/${campaign}/sheets`, {
    ...{ unit: PLACES.primaryClass, masked: true, cover: true },
  });
  expect(printing.status).toBe(202);
  await at.settled();
  const { revision } = await seen(registrar, id);
  const handed = await registrar.post(`/api/gatherings/${id}/handing`, {
    revision,
    people: [CAST.classTeacher.person],
  });
  expect(handed).toMatchObject({ status: 200, body: { handed: 1, sheets: 3 } });
  expect(handed.body.problems).toBeGreaterThan(0);
  const teacher = await at.as('classTeacher');
  expect(await sectionOf(teacher, 'sheets-to-hand-out')).toMatchObject({
    count: 3,
    lines: [{ detail: `核对表 3 张、问题 ${handed.body.problems} 项已交给您，还有 3 名学生没有下发` }],
  });
  const { body } = await teacher.get('/api/notices');
  expect(body.rows.map(({ event }: { event: string }) => event)).toContain('gathering-sheets');
});

test('the teacher reads and prints the problem list of the class, with no number in full', async () => {
  const teacher = await at.as('classTeacher');
  const meeting = { kind: 'parents', unit: PLACES.primaryClass, title: '家长会', campaign, offices: [] };
  const { body } = await teacher.post('/api/gatherings', aMeeting('2025-03-21', meeting));
  const problems = await teacher.get(`/api/gatherings/${body.id}/problems`);
  expect(problems.body.rows.map(({ name }: { name: string }) => name)).toContain('王小刚');
  expect(problems.text).not.toMatch(/\d{15}/);
  const paper = await teacher.get(`/api/gatherings/${body.id}/problems.pdf`);
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  for (const who of ['neighbour', 'stranger'] as const) {
    expect((await (await at.as(who)).get(`/api/gatherings/${body.id}/problems`)).status).toBe(404);
  }
});

test('nobody but the school and those above it hands anything over', async () => {
  const { revision } = await seen(registrar, id);
  for (const who of ['classTeacher', 'neighbour', 'stranger'] as const) {
    const tried = await (await at.as(who)).post(`/api/gatherings/${id}/handing`, { revision, people: [] });
    expect(tried.status).toBe(404);
  }
});
