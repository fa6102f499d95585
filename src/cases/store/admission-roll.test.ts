import { expect, test } from 'vitest';
import type { Student } from '#src/registry/student.ts';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST, PLACES } from '#test/cast.ts';
import { aChild, OF_DANSHUI } from '#test/scenarios/children.ts';
import { rollBefore } from './blockers.ts';
import { openCase } from './open-case.ts';

const county = casesAtWork();

/** Left primary school last summer. */
const graduate = (name: string, order: number): Student =>
  aChild(name, order, { ...OF_DANSHUI, grade: '小学六年级', recordStatus: '毕业' });
const HONG = graduate('李小红', 2);
const GANG = graduate('赵小刚', 3);
const PUPIL = aChild('王在读', 5, OF_DANSHUI);

const lineOf = ({ name = '', idNumber = '' }: Student, className: string) => ({ name, number: idNumber, className });

async function aRoll() {
  const hong = await county.enrol(HONG, PLACES.otherClass);
  const gang = await county.enrol(GANG, PLACES.otherClass);
  await county.enrol(PUPIL, PLACES.otherClass);
  return { hong, gang, registrar: await county.hire('registrar', 'junior') };
}

test('a roll says of each line where the record is, or why nobody can be taken in', async () => {
  const { registrar } = await aRoll();
  const roll = [lineOf(HONG, '1班'), { ...lineOf(GANG, '1班'), name: '赵小钢' }, lineOf(PUPIL, '2班')];
  const lines = await rollBefore(county.desk(), registrar, 'junior-admission', roll);
  if (lines === undefined || 'objections' in lines) throw new Error('the roll was not read');
  expect(lines[0]).toMatchObject({ found: { school: '丹水镇中心小学', status: '毕业' }, objections: [] });
  expect(lines[1]).toMatchObject({ name: '赵小钢', found: undefined });
  expect(lines[2]?.objections.map(({ code }) => code)).toContain('not-graduated');
  const looks = await county
    .desk()
    .db.selectFrom('audit_events')
    .selectAll()
    .where('action', '=', 'case.roll')
    .execute();
  expect(looks.map(({ detail }) => detail)).toEqual([{ asked: 3, found: 2 }]);
  expect(JSON.stringify(looks)).not.toContain(HONG.idNumber);
});

test('all of it goes into one case, and at its end every child is in the class the roll says', async () => {
  const { hong, gang, registrar } = await aRoll();
  const roll = [lineOf(HONG, '1'), lineOf(GANG, '2')];
  const id = await county.begin(registrar, { procedure: 'junior-admission', roll });
  await county.fill(registrar, id, { grade: '初中一年级', entryMonth: '202409', entryMode: '就近入学' });
  await county.attach(registrar, id, 'admission-roll');
  await county.must(registrar, id, 'submit');
  await county.approveFor('junior', id);
  await county.must('county', id, 'approve');
  for (const [student, className] of [
    [hong, '1'],
    [gang, '2'],
  ] as const) {
    expect(await county.cellsOf(student)).toMatchObject({ className, recordStatus: '在读', schoolCode: '3141000003' });
  }
});

test('a line that names nobody, or somebody twice, keeps the case from being begun', async () => {
  const { registrar } = await aRoll();
  const begin = (roll: readonly ReturnType<typeof lineOf>[]) =>
    openCase(county.desk(), registrar, { procedure: 'junior-admission', roll });
  const twice = await begin([lineOf(HONG, '1'), lineOf(HONG, '2')]);
  expect(twice).toMatchObject({
    is: 'refused',
    objections: [{ code: 'twice', message: expect.stringMatching(/^第 2 行/) }],
  });
  const unknown = await begin([{ name: '谁也不是', number: HONG.idNumber ?? '', className: '1' }]);
  expect(unknown).toMatchObject({ is: 'refused', objections: [{ code: 'not-found' }] });
  expect(await begin([])).toMatchObject({ is: 'refused', objections: [{ code: 'roll' }] });
  const own = await openCase(county.desk(), CAST.neighbour, {
    procedure: 'junior-admission',
    roll: [lineOf(HONG, '1')],
  });
  expect(own).toMatchObject({ is: 'refused', objections: [{ code: 'own-pupil' }] });
});

test('a stranger from another county finds nobody', async () => {
  await aRoll();
  const lines = await rollBefore(county.desk(), CAST.strangeRegistrar, 'junior-admission', [lineOf(HONG, '1')]);
  expect(lines).toMatchObject([{ found: undefined }]);
});
