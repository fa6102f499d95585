import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { WITHOUT } from './pathway-steps.ts';
import { theClass } from './roll-caller.ts';

/** R29 逐班核实 — the class teacher goes through the class on a phone: who is here, who is not, who is other than recorded, who is on no list. */
let county: CountyAtWork;
let teacher: AtDesk;
let registrar: AtDesk;

const CLASS = [
  aChild('张小明', 1),
  aChild('李小红', 2),
  aChild('王休学', 3, { recordStatus: '休学' }),
  aChild('吴无号', 4, WITHOUT),
];

beforeAll(async () => {
  county = await aCountyAtWork();
  teacher = await county.as('classTeacher');
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(CLASS) });
});
afterAll(() => county.close());

test('the list is the class’s; who is on leave is shown so, and whose papers are missing is told', async () => {
  const { body } = await teacher.get(`/api/roll-call/class?unit=${PLACES.primaryClass}`);
  const lines = body.list.map((line: ListedLine) => [line.name, line.status, line.missing?.length]);
  expect(lines.sort()).toEqual([
    ['吴无号', '', 2],
    ['张小明', '', undefined],
    ['李小红', '', undefined],
    ['王休学', '休学', undefined],
  ]);
  expect(body.call).toBeUndefined();
});

test('the stamped certificate of a child without a number is brought by the teacher, and goes with the child', async () => {
  const id = await registrar.pupil('吴无号');
  const photo = jpg(await aPhoto(1200, 1600, 29));
  const sent = await teacher.send(`/api/roll-call/papers/${id}`, { kind: 'enrolment-certificate' }, photo);
  expect(sent.status).toBe(201);
  const { proofs } = (await registrar.get(`/api/pathway/${id}`)).body;
  expect(proofs).toMatchObject([{ kind: 'enrolment-certificate', addedBy: '赵老师' }]);
});

test('answers come one by one and again over a poor line, and nothing is signed before everybody was spoken of', async () => {
  const roll = await theClass(teacher, PLACES.primaryClass);
  expect((await roll.say({ 李小红: ['absent', 'unknown', '三月起未到校'] })).body).toEqual({ saved: 1, gone: [] });
  expect((await roll.say({ 李小红: ['absent', 'unknown', '三月起未到校'] })).body).toEqual({ saved: 1, gone: [] });
  const early = await roll.sign();
  expect([early.status, early.body.objections[0].code]).toEqual([409, 'unanswered']);
  expect(early.body.objections[0].message).toContain('张小明');
  await roll.say({ 张小明: ['present'], 吴无号: ['present'], 王休学: ['absent', 'as-recorded'] });
  await roll.child(randomUUID(), { name: '周小禾' });
  const counts = { listed: 4, present: 2, absent: 2, differs: 0, unlisted: 1 };
  expect((await roll.sign()).body).toEqual({ counts });
  expect((await roll.sign()).body).toEqual({ counts });
});

test('the registrar sees the class called, each figure with its list; only who is wrongly away is a problem', async () => {
  const { body } = await registrar.get('/api/roll-call/units');
  expect(body.rows).toMatchObject([{ name: '四年级1班', signer: '赵老师', counts: { absent: 2 }, open: 1 }]);
  const { rows } = (await registrar.get('/api/roll-call/pupils?is=absent')).body;
  expect(rows.map((row: Record<string, unknown>) => [row.name, row.finding])).toEqual([
    ['李小红', '未了'],
    ['王休学', undefined],
  ]);
  expect(rows[0].procedures.map(({ id }: { readonly id: string }) => id)).toEqual(['missing', 'other-departure']);
});

test('called again, the former roll stays as it was signed, and the child who is back is no problem any more', async () => {
  const roll = await theClass(teacher, PLACES.primaryClass);
  await roll.say({ 张小明: ['present'], 李小红: ['present'], 吴无号: ['present'], 王休学: ['absent', 'as-recorded'] });
  expect((await roll.sign()).status).toBe(200);
  const { former, stillOpen } = (await teacher.get(`/api/roll-call/class?unit=${PLACES.primaryClass}`)).body;
  expect(former.map(({ counts }: { readonly counts: { readonly absent: number } }) => counts.absent)).toEqual([1, 2]);
  expect(stillOpen).toMatchObject([{ name: '周小禾' }]);
  const { rows } = (await registrar.post('/api/findings/search', { rule: 'PR-01' })).body;
  expect(rows).toEqual([]);
});

test('nobody of another school, and nobody above, calls the roll of this class', async () => {
  for (const who of ['neighbour', 'strangeRegistrar'] as const) {
    const answer = await (await county.as(who)).post('/api/roll-calls', { unit: PLACES.primaryClass });
    expect([who, answer.status]).toEqual([who, 404]);
  }
  expect((await (await county.as('county')).post('/api/roll-calls', { unit: PLACES.primaryClass })).status).toBe(403);
});

interface ListedLine {
  readonly name: string;
  readonly status: string;
  readonly missing?: readonly string[];
}
