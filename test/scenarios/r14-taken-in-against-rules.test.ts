import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { theClass } from './roll-caller.ts';

/** R14 不得违规接收 — who sits in class without a record, without admission or without a transfer is found by the roll, and leads to the right procedure. */
let county: CountyAtWork;
let teacher: AtDesk;
let registrar: AtDesk;

const HE = aChild('周小禾', 14);

beforeAll(async () => {
  county = await aCountyAtWork();
  teacher = await county.as('classTeacher');
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1)]) });
});
afterAll(() => county.close());

const tasks = async (desk: AtDesk, more = '') => (await desk.get(`/api/roll-call/unlisted?open=yes${more}`)).body.rows;

test('a child in class whom no list knows: the register is asked at once, and the class hears no more than that', async () => {
  const roll = await theClass(teacher, PLACES.primaryClass);
  const child = { name: '周小禾', sex: '女', birthDate: '20150312', number: HE.idNumber, formerSchool: '外地小学' };
  const told = await roll.child(randomUUID(), child);
  expect([told.status, told.body]).toEqual([200, { kind: 'nowhere' }]);
  const wrong = await roll.child(randomUUID(), { name: ' ', birthDate: '2015' });
  expect(wrong.body.objections.map(({ field }: { readonly field: string }) => field)).toEqual(['name', 'birthDate']);
  expect(await tasks(registrar)).toEqual([]);
  await roll.rest();
  await roll.sign();
});

test('it is the school’s task within ten working days, on the first page of its registrar, with the number in stars', async () => {
  const [task] = await tasks(registrar);
  expect(task).toMatchObject({ name: '周小禾', title: '有人无籍', owner: '李老师', daysLeft: 10 });
  const { sections } = (await registrar.get('/api/today')).body;
  expect(sections.find(({ key }: { readonly key: string }) => key === 'unlisted')).toMatchObject({ count: 1 });
  const seen = (await registrar.get(`/api/roll-call/unlisted/${task.id}`)).body;
  expect(seen).toMatchObject({ formerSchool: '外地小学', birthDate: '' });
  expect(JSON.stringify(seen)).not.toContain(HE.idNumber);
});

test('one tap opens the right procedure, filled in: of a fourth-grader no first-grade registration is offered', async () => {
  const [task] = await tasks(registrar);
  const offered = task.procedures.map(({ id }: { readonly id: string }) => id);
  expect(offered).toContain('in-school-registration');
  expect(offered).not.toContain('school-registration');
  expect(offered).not.toContain('junior-admission');
  const opened = await registrar.post(`/api/roll-call/unlisted/${task.id}/cases`, {
    procedure: 'in-school-registration',
  });
  expect(opened.status).toBe(201);
  const { answers } = (await registrar.get(`/api/cases/${opened.body.id}`)).body;
  expect(answers).toMatchObject({ name: '周小禾', className: '1' });
  expect(await tasks(registrar)).toMatchObject([{ caseId: opened.body.id }]);
});

test('overdue is seen from above, and neither forgotten nor closed by time', async () => {
  county.goTo('2025-04-10');
  const above = await county.as('centralSchool');
  const [task] = await tasks(above, '&overdue=yes');
  expect(task).toMatchObject({ name: '周小禾', daysLeft: expect.any(Number) });
  expect(task.daysLeft).toBeLessThan(0);
});

test('when the record comes the task is closed, and says how', async () => {
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '补建.csv', bytes: csvOf([HE]) });
  expect(await tasks(registrar)).toEqual([]);
  const { rows } = (await registrar.get('/api/roll-call/unlisted?open=no')).body;
  expect(rows).toMatchObject([{ name: '周小禾', outcome: 'recorded' }]);
});
