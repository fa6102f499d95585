import { describe, expect, test } from 'vitest';
import { checkCharacterOf } from '#src/registry/identity-number.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { restoreRecords } from '#src/registry/store/restore-records.ts';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST, COUNTY, PLACES } from '#test/cast.ts';
import { aChild, OF_DANSHUI } from '#test/scenarios/children.ts';
import { blockersBefore, lookUpBefore } from './blockers.ts';
import { listCases } from './list-cases.ts';
import { nextOnDesk } from './next-case.ts';
import { openCase } from './open-case.ts';
import { pauseCase } from './pause-case.ts';
import { urgeCase } from './urge-case.ts';

const county = casesAtWork();
const HONG = aChild('李小红', 2, OF_DANSHUI);
const CARD = {
  ...{ ethnicity: '汉族', nationality: '中国', hkmotwOverseas: '否', currentAddress: '河南省西峡县丁河镇简村3组12号' },
  ...{ phone: '13837710009', guardianName: '赵建国', guardianRelation: '父亲', guardianPhone: '13837710009' },
};
const NEWCOMER = {
  preschoolMatch: 'not-found',
  ...{
    name: '赵小新',
    sex: '男',
    birthDate: '20180312',
    idType: '居民身份证',
    idNumber: numbered('41132320180312021'),
  },
  ...{ className: '1', entryMonth: '202409', entryMode: '就近入学', attendanceMode: '走读', ...CARD },
};

function numbered(digits: string): string {
  return `${digits}${checkCharacterOf(digits)}`;
}

describe('a pupil of another school', () => {
  const lookup = { name: '李小红', number: HONG.nationalNumber ?? '' };

  test('is found by name and whole number only, and of it school, class and status are told', async () => {
    await county.enrol(HONG, PLACES.otherClass);
    const looked = await lookUpBefore(county.desk(), CAST.registrar, 'transfer-within-county', lookup);
    expect(looked).toMatchObject({
      found: { name: '李小红', school: '丹水镇中心小学', class: '四年级1班', status: '在读' },
    });
    for (const wrong of [
      { ...lookup, name: '李小虹' },
      { ...lookup, number: lookup.number.replace('20150312', '20150313') },
    ]) {
      const answer = await lookUpBefore(county.desk(), CAST.registrar, 'transfer-within-county', wrong);
      expect(answer).toMatchObject([{ code: 'not-found' }]);
    }
    const looks = await county
      .desk()
      .db.selectFrom('audit_events')
      .selectAll()
      .where('action', '=', 'case.look-up')
      .execute();
    expect(looks).toHaveLength(3);
    expect(JSON.stringify(looks)).not.toContain(lookup.number);
  });

  test('comes over by three desks, and leaves the old class for the new one', async () => {
    const hong = await county.enrol(HONG, PLACES.otherClass);
    const id = await county.begin('registrar', { procedure: 'transfer-within-county', lookup });
    const answers = { reason: 'household', grade: '小学四年级', className: '3', attendanceMode: '走读' };
    expect(await county.fill('registrar', id, answers)).toMatchObject({ is: 'saved' });
    await county.attach('registrar', id, 'application-form');
    await county.attach('registrar', id, 'transfer-reason');
    const draft = await county.look('registrar', id);
    expect(draft).toMatchObject({ objections: [], parties: { holding: { name: '丹水镇中心小学' } } });
    expect(draft.pupils[0]?.student).toBeUndefined();
    await county.must('registrar', id, 'submit');
    await county.must('head', id, 'approve');
    expect(await county.decide('county', id, 'approve')).toMatchObject({ objections: [{ code: 'not-available' }] });
    await county.approveFor('other', id);
    await county.must('county', id, 'approve');
    const [record] = await openRecords(county.desk().db, county.desk().seal, COUNTY, [hong]);
    expect(record).toMatchObject({
      unit: `${PLACES.primary}/p2021/3`,
      cells: { schoolName: '丁河镇中心小学', className: '3' },
    });
    expect((await county.look('neighbour', id)).state).toBe('done');
  });
});

describe('a child without a record', () => {
  test('gets one at the last approval, in its class', async () => {
    const id = await county.begin('registrar', { procedure: 'school-registration' });
    expect(await county.fill('registrar', id, NEWCOMER)).toMatchObject({ is: 'saved' });
    await county.attach('registrar', id, 'household-book');
    expect(await county.look('registrar', id)).toMatchObject({ title: '赵小新', objections: [] });
    await county.must('registrar', id, 'submit');
    await county.must('head', id, 'approve');
    const done = await county.must('county', id, 'approve');
    const student = done.pupils[0]?.student ?? '';
    expect(await county.cellsOf(student)).toMatchObject({ name: '赵小新', grade: '小学一年级' });
  });

  test('cannot be registered by two schools at once', async () => {
    const first = await county.begin('registrar', { procedure: 'school-registration' });
    await county.fill('registrar', first, NEWCOMER);
    const second = await county.begin('neighbour', { procedure: 'school-registration' });
    const saved = await county.fill('neighbour', second, { ...NEWCOMER, className: '2' });
    expect(saved).toMatchObject({
      is: 'refused',
      objections: [{ message: expect.stringContaining('正在另一件业务中建籍') }],
    });
    await county.must('registrar', first, 'withdraw');
    expect(await county.fill('neighbour', second, NEWCOMER)).toMatchObject({ is: 'saved' });
  });
});

test('an emptied record and a transfer that are bound end together, or neither does', async () => {
  const empty = await county.enrol(
    aChild('李小红', 2, { idNumber: '', idType: '其他', nationalNumber: 'L411323201503120012' }),
  );
  const hong = await county.enrol(HONG, PLACES.otherClass);
  await county.lookedUp(empty, 'merge', HONG.idNumber);
  const deletion = await county.begin('registrar', { procedure: 'record-deletion', students: [empty] });
  const lookup = { name: '李小红', number: HONG.idNumber ?? '' };
  const transfer = await county.begin('registrar', { procedure: 'transfer-within-county', lookup, boundTo: deletion });
  await county.desk().db.updateTable('cases').set({ bound_to: transfer }).where('id', '=', deletion).execute();
  await county.fill('registrar', deletion, {
    reason: 'blank-duplicate',
    kept: '丹水镇中心小学四年级1班',
    note: '空号学籍',
  });
  await county.attach('registrar', deletion, 'duplicate-proof');
  await county.fill('registrar', transfer, {
    reason: 'duplicate-record',
    grade: '小学四年级',
    className: '1',
    attendanceMode: '走读',
  });
  await county.attach('registrar', transfer, 'national-lookup');
  await county.must('registrar', deletion, 'submit');
  await county.must('head', deletion, 'approve');
  expect(await county.decide('county', deletion, 'approve')).toMatchObject({ objections: [{ code: 'bound' }] });
  expect(await county.look('registrar', transfer)).toMatchObject({ objections: [] });
  await county.must('registrar', transfer, 'submit');
  await county.must('head', transfer, 'approve');
  await county.approveFor('other', transfer);
  await county.must('county', deletion, 'approve');
  expect((await county.look('county', transfer)).state).toBe('done');
  expect(await county.cellsOf(empty)).toBeUndefined();
  expect(await county.cellsOf(hong)).toMatchObject({ schoolName: '丁河镇中心小学' });
});

test('a deleted record comes back as it was, with its numbers', async () => {
  const cells = aChild('张小明', 1);
  const ming = await county.enrol(cells);
  const { db } = county.desk();
  await db.updateTable('students').set({ withdrawn_at: county.clock().now() }).where('id', '=', ming).execute();
  await db.updateTable('number_index').set({ current: false }).where('student', '=', ming).execute();
  await db.deleteFrom('number_claims').where('student', '=', ming).execute();
  const lookup = { name: '张小明', number: cells.idNumber ?? '' };
  const id = await county.begin('registrar', { procedure: 'record-restoration', lookup });
  await county.fill('registrar', id, { reason: '误删' });
  await county.attach('registrar', id, 'school-statement');
  await county.attach('registrar', id, 'enrolment-certificate');
  for (const [who, action] of [
    ['registrar', 'submit'],
    ['head', 'approve'],
    ['county', 'approve'],
  ] as const) {
    await county.must(who, id, action);
  }
  expect(await county.cellsOf(ming)).toMatchObject({ name: '张小明', idNumber: cells.idNumber });
  expect(await db.selectFrom('number_claims').selectAll().where('student', '=', ming).execute()).toHaveLength(2);
  const nobody = { person: undefined, office: undefined };
  const again = await db
    .transaction()
    .execute((work) =>
      restoreRecords(county.desk(), work, COUNTY, [{ id: ming, seen: 2 }], nobody, { kind: 'procedure' }),
    );
  expect(again).toEqual([ming]);
});

describe('the clock and the desk', () => {
  async function aLeave(name: string, order: number): Promise<string> {
    const student = await county.enrol(aChild(name, order));
    const id = await county.begin('registrar', { procedure: 'key-information-change', students: [student] });
    await county.fill('registrar', id, { reason: 'name-changed', name: `${name}新` });
    await county.attach('registrar', id, 'household-change-certificate');
    await county.must('registrar', id, 'submit');
    return id;
  }

  test('stands still while paused, and gives the step its days back', async () => {
    const id = await aLeave('张小明', 1);
    expect(await pauseCase(county.desk(), CAST.registrar, id, '等派出所回函')).toMatchObject({ is: 'refused' });
    expect(await pauseCase(county.desk(), CAST.county, id, '等派出所回函')).toMatchObject({ is: 'done' });
    county.goTo('2025-04-10');
    expect(await county.look('head', id)).toMatchObject({ paused: true, daysLeft: undefined });
    expect(await pauseCase(county.desk(), CAST.head, id, undefined)).toMatchObject({ is: 'done' });
    const view = await county.look('head', id);
    expect(view).toMatchObject({ due: '2025-04-24', daysLeft: 10 });
    expect(view.events.map(({ title }) => title).slice(-2)).toEqual(['暂停计时', '恢复计时']);
  });

  test('across a year whose holidays are unpublished has no deadline, and says so', async () => {
    county.goTo('2026-12-25');
    const id = await aLeave('张小明', 1);
    expect((await county.look('head', id)).due).toBeUndefined();
    expect(county.told.map(({ event }) => event)).toEqual(['submit', 'unpublished']);
  });

  test('leads from one case to the next by what is due, and is urged once a day', async () => {
    const first = await aLeave('张小明', 1);
    county.goTo('2025-03-21');
    const second = await aLeave('王小刚', 3);
    expect(await nextOnDesk(county.desk(), CAST.head, undefined)).toEqual({ id: first, left: 2 });
    await county.must('head', first, 'approve');
    expect(await nextOnDesk(county.desk(), CAST.head, first)).toEqual({ id: second, left: 1 });
    expect(await urgeCase(county.desk(), CAST.registrar, first, '')).toMatchObject({ is: 'done' });
    expect(await urgeCase(county.desk(), CAST.head, first, '')).toMatchObject({
      objections: [{ code: 'urged-today' }],
    });
    county.goTo('2025-03-22');
    expect(await urgeCase(county.desk(), CAST.registrar, first, '请尽快')).toMatchObject({ is: 'done' });
    expect(await urgeCase(county.desk(), CAST.stranger, first, '')).toEqual({ is: 'not-found' });
    const overdue = () => listCases(county.desk(), CAST.county, { scope: 'mine', due: 'overdue', limit: 9 });
    expect((await overdue()).rows).toEqual([]);
    county.goTo('2025-04-30');
    expect((await overdue()).rows).toMatchObject([{ id: first, daysLeft: expect.any(Number) }]);
  });
});

test('the desks a county added are crossed by whoever holds them', async () => {
  await county
    .desk()
    .db.insertInto('procedure_chains')
    .values({
      ...{ county: COUNTY, procedure: 'key-information-change', stage: 'primary', version: 1, reason: '中心校先核' },
      ...{ setting: JSON.stringify({ extra: ['holding-central-school'], days: { county: 5 } }), accepted: true },
      ...{ proposed_by: CAST.county.person, proposed_at: county.clock().now() },
    })
    .execute();
  const id = await county.begin('registrar', {
    procedure: 'key-information-change',
    students: [await county.enrol(aChild('张小明', 1))],
  });
  await county.fill('registrar', id, { reason: 'name-changed', name: '张晓明' });
  await county.attach('registrar', id, 'household-change-certificate');
  for (const [who, action] of [
    ['registrar', 'submit'],
    ['head', 'approve'],
    ['centralSchool', 'approve'],
  ] as const) {
    await county.must(who, id, action);
  }
  expect((await county.look('county', id)).steps.map(({ title, days }) => [title, days])).toEqual([
    ['学校核验', 10],
    ['中心校核验', 10],
    ['县局审核', 5],
  ]);
});

test('what blocks a case is told before it is begun, of own pupils only', async () => {
  const ming = await county.enrol(aChild('张小明', 1, { recordStatus: '休学' }));
  const hong = await county.enrol(HONG, PLACES.otherClass);
  const told = await blockersBefore(county.desk(), CAST.registrar, 'grade-skip', [ming]);
  expect(told).toMatchObject([{ student: ming, name: '张小明', objections: [{ code: 'on-leave' }] }]);
  expect(await blockersBefore(county.desk(), CAST.registrar, 'grade-skip', [hong])).toBeUndefined();
  const another = await openCase(county.desk(), CAST.registrar, { procedure: 'grade-skip', students: [hong] });
  expect(another).toEqual({ is: 'not-found' });
});

test('one decision seats a hundred pupils', async () => {
  const ids: string[] = [];
  for (let order = 1; order <= 100; order++) ids.push(await county.enrol(aChild(`学生${order}`, order)));
  const id = await county.begin('registrar', {
    procedure: 'class-assignment',
    students: ids,
    answers: { className: '9' },
  });
  expect(await county.look('registrar', id)).toMatchObject({ title: '学生1 等 100 名学生', objections: [] });
  await county.must('registrar', id, 'submit');
  await county.must('head', id, 'approve');
  const seated = await openRecords(county.desk().db, county.desk().seal, COUNTY, ids);
  expect(new Set(seated.map(({ unit }) => unit))).toEqual(new Set([`${PLACES.primary}/p2021/9`]));
});
