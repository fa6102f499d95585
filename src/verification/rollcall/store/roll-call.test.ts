import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { recheckCounty } from '#src/findings/store/recheck-county.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import type { Student } from '#src/registry/student.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, NEXT_COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { aChild, OF_DANSHUI } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { RollAnswer } from '../roll-call.ts';
import type { UnlistedChild } from '../unlisted.ts';
import { saveAnswers, startRollCall } from './answer-roll-call.ts';
import { callsOfUnit } from './calls-of-unit.ts';
import { classRoll, signedRoll } from './class-roll.ts';
import { closeUnlisted } from './close-unlisted.ts';
import { lookAtUnlisted } from './look-at-unlisted.ts';
import { moveRollCalls } from './move-roll-calls.ts';
import { openUnlistedCase } from './open-unlisted-case.ts';
import { attachPaper, papersOf } from './papers.ts';
import { reportUnlisted, takeBackUnlisted } from './report-unlisted.ts';
import { rollsWorkbook } from './rolls-workbook.ts';
import { saidOfPupils } from './said-of-pupils.ts';
import { signRollCall } from './sign-roll-call.ts';
import { rollCallOfToday } from './today-roll-call.ts';
import { unlistedLines } from './unlisted-lines.ts';

const NOBODY = { person: undefined, office: undefined };
const { classTeacher: teacher, registrar, neighbour, stranger, strangeRegistrar, head, county } = CAST;
const HERE = PLACES.primaryClass;
const PRESENT: RollAnswer = { is: 'present' };
const GONE: RollAnswer = { is: 'absent', where: 'unknown', note: '三月起未到校' };

let desk: ReturnType<typeof wholeDesk>;

beforeEach(async () => {
  const database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedCast(database.db);
  return () => database.close();
});

async function enrol(cells: Student, unit: UnitPath = HERE, at = COUNTY): Promise<string> {
  const id = randomUUID();
  const drafts = [{ id, unit, cells }];
  await desk.db.transaction().execute((work) => createRecords(desk, work, at, drafts, NOBODY, { kind: 'seed' }));
  return id;
}

/** Writes cells of a record, or puts it into another class. */
async function change(id: string, cells: Student, unit?: UnitPath): Promise<void> {
  await desk.db.transaction().execute(async (work) => {
    const [record] = await openRecords(work, desk.seal, COUNTY, [id]);
    const one = { id, seen: record?.revision ?? 0, cells, ...(unit !== undefined && { unit }) };
    await changeRecords(desk, work, COUNTY, [one], NOBODY, { kind: 'procedure', id: randomUUID() });
  });
}

async function begin(): Promise<string> {
  const id = await startRollCall(desk, teacher, HERE);
  if (id === undefined) throw new Error('the teacher calls no roll');
  return id;
}

const say = (call: string, answers: Record<string, RollAnswer>) =>
  saveAnswers(desk, teacher, call, new Map(Object.entries(answers)));

/** A roll called and signed: what is not said is 在班. */
async function called(said: Record<string, RollAnswer>, ...children: readonly UnlistedChild[]): Promise<string> {
  const call = await begin();
  const list = (await classRoll(desk, teacher, HERE))?.list ?? [];
  await say(call, { ...Object.fromEntries(list.map(({ student }) => [student, PRESENT])), ...said });
  for (const each of children) await reportUnlisted(desk, teacher, call, randomUUID(), each);
  expect(await signRollCall(desk, teacher, call)).toMatchObject({ is: 'signed' });
  return call;
}

async function findingsOf(student: string): Promise<readonly (readonly [string, string, string])[]> {
  const rows = await desk.db
    .selectFrom('findings')
    .select(['rule', 'severity', 'state'])
    .where('student', '=', student)
    .where('rule', 'like', 'PR-%')
    .orderBy('rule')
    .execute();
  return rows.map(({ rule, severity, state }) => [rule, severity, state]);
}

const anUnlisted = (name: string, over: Partial<UnlistedChild> = {}): UnlistedChild => ({
  ...{ name, sex: '', birthDate: '', number: '', formerSchool: '', phone: '' },
  ...over,
});
const numberOf = (cells: Student) => cells.idNumber ?? '';

describe('calling the roll', () => {
  test('goes on where it was begun, keeps what was sent twice once, and names who is gone from the list', async () => {
    const ming = await enrol(aChild('张小明', 1));
    const call = await begin();
    expect(await startRollCall(desk, registrar, HERE)).toBe(call);
    const away = randomUUID();
    for (let times = 0; times < 2; times++) {
      expect(await say(call, { [ming]: GONE, [away]: PRESENT })).toEqual({ is: 'saved', saved: 1, gone: [away] });
    }
    expect((await classRoll(desk, teacher, HERE))?.list).toMatchObject([{ name: '张小明', answer: GONE }]);
  });

  test('nobody is signed for who was not spoken of, and what was signed is changed by another roll only', async () => {
    const [ming, hong] = [await enrol(aChild('张小明', 1)), await enrol(aChild('李小红', 2))];
    const call = await begin();
    await say(call, { [ming]: PRESENT });
    expect(await signRollCall(desk, teacher, call)).toMatchObject({
      objections: [{ code: 'unanswered', message: expect.stringContaining('李小红') }],
    });
    await say(call, { [hong]: GONE });
    const signed = { is: 'signed', counts: { listed: 2, present: 1, absent: 1, differs: 0, unlisted: 0 } };
    expect(await signRollCall(desk, teacher, call)).toEqual(signed);
    expect(await signRollCall(desk, teacher, call)).toEqual(signed);
    expect(await signRollCall(desk, registrar, call)).toMatchObject({ objections: [{ code: 'signed' }] });
    expect(await say(call, { [hong]: PRESENT })).toMatchObject({ objections: [{ code: 'signed' }] });
    const again = await begin();
    expect(again).not.toBe(call);
    expect((await classRoll(desk, teacher, HERE))?.former).toMatchObject([{ id: call, signer: '赵老师' }]);
    expect((await signedRoll(desk, teacher, call))?.list.map(({ name }) => name)).toEqual(['李小红', '张小明']);
  });

  test('a pupil on leave is away as recorded, and nobody else is', async () => {
    const [ming, hong] = [await enrol(aChild('张小明', 1, { recordStatus: '休学' })), await enrol(aChild('李小红', 2))];
    const call = await begin();
    const away: RollAnswer = { is: 'absent', where: 'as-recorded', note: '' };
    expect(await say(call, { [hong]: away })).toMatchObject({ objections: [{ code: 'as-recorded', field: hong }] });
    await say(call, { [ming]: away, [hong]: PRESENT });
    await signRollCall(desk, teacher, call);
    expect([await findingsOf(ming), await findingsOf(hong)]).toEqual([[], []]);
  });

  test('a number has no place in a note', async () => {
    const ming = await enrol(aChild('张小明', 1));
    const wrong: RollAnswer = { ...GONE, note: '电话13837700001' };
    expect(await say(await begin(), { [ming]: wrong })).toMatchObject({ objections: [{ code: 'number-in-note' }] });
  });

  test('is done in the own class only, and looked at by nobody outside', async () => {
    const ming = await enrol(aChild('张小明', 1));
    const call = await begin();
    for (const other of [neighbour, stranger, strangeRegistrar, head]) {
      expect(await startRollCall(desk, other, HERE)).toBeUndefined();
      expect(await saveAnswers(desk, other, call, new Map([[ming, GONE]]))).toEqual({ is: 'not-found' });
      expect(await signRollCall(desk, other, call)).toEqual({ is: 'not-found' });
      expect(await reportUnlisted(desk, other, call, randomUUID(), anUnlisted('周小禾'))).toEqual({ is: 'not-found' });
    }
    await say(call, { [ming]: GONE });
    await signRollCall(desk, teacher, call);
    for (const other of [neighbour, stranger, strangeRegistrar]) {
      expect(await classRoll(desk, other, HERE)).toBeUndefined();
      expect(await signedRoll(desk, other, call)).toBeUndefined();
      expect(await callsOfUnit(desk, other, PLACES.primary, undefined)).toBeUndefined();
      expect((await saidOfPupils(desk, other, PLACES.primary, undefined, 'absent')).rows).toEqual([]);
      expect(await rollsWorkbook(desk, other, PLACES.primary, undefined)).toBeUndefined();
    }
    expect((await saidOfPupils(desk, head, PLACES.primary, undefined, 'absent')).rows).toMatchObject([
      { name: '张小明', words: '不在班：去向不明（三月起未到校）', finding: '未了' },
    ]);
    const sheets = (await rollsWorkbook(desk, head, undefined, undefined)) ?? [];
    expect(sheets.map(({ name }) => name)).toEqual(['各班', '不在班和状态不符', '在班不在名单']);
    expect(JSON.stringify(sheets)).toContain('去向不明');
    expect(JSON.stringify(sheets)).not.toMatch(/\d{17}/);
  });
});

describe('what is said becomes a finding', () => {
  test('a record without a pupil: until the class sees the child again, or the record says where it is', async () => {
    const ming = await enrol(aChild('张小明', 1));
    await called({ [ming]: GONE });
    expect(await findingsOf(ming)).toEqual([['PR-01', 'error', 'open']]);
    await recheckCounty(desk, COUNTY, () => {});
    expect(await findingsOf(ming)).toEqual([['PR-01', 'error', 'open']]);
    await called({});
    expect(await findingsOf(ming)).toEqual([['PR-01', 'error', 'fixed']]);
    await called({ [ming]: GONE });
    expect(await findingsOf(ming)).toEqual([['PR-01', 'error', 'open']]);
    await change(ming, { recordStatus: '其他离校' });
    expect(await findingsOf(ming)).toEqual([['PR-01', 'error', 'fixed']]);
  });

  test('a state that differs: until the record says the same', async () => {
    const ming = await enrol(aChild('张小明', 1));
    await called({ [ming]: { is: 'differs', actual: 'on-leave', note: '腿伤' } });
    expect(await findingsOf(ming)).toEqual([['PR-04', 'error', 'open']]);
    await change(ming, { recordStatus: '休学' });
    expect(await findingsOf(ming)).toEqual([['PR-04', 'error', 'fixed']]);
  });
});

describe('a child on no list', () => {
  test('with a number that is known: the class hears only that it is of another school, both schools have the task', async () => {
    const gang = aChild('刘大刚', 3, OF_DANSHUI);
    const id = await enrol(gang, PLACES.otherClass);
    await called({}, anUnlisted('刘大刚', { number: numberOf(gang) }));
    const [told] = await unlistedLines(desk, teacher, { tasked: true });
    expect(told).toMatchObject({ found: '学籍在本县其他学校', owner: '李老师', dueOn: '2025-04-03', daysLeft: 10 });
    expect((await lookAtUnlisted(desk, teacher, told?.id ?? ''))?.other).toBeUndefined();
    const seen = await lookAtUnlisted(desk, registrar, told?.id ?? '');
    expect(seen?.other).toEqual({ ...seen?.other, school: '丹水镇中心小学', isSure: true, state: '未了' });
    expect(seen?.other?.student).toBeUndefined();
    expect(JSON.stringify(seen)).not.toContain(numberOf(gang));
    expect(await findingsOf(id)).toEqual([['PR-03', 'error', 'open']]);
    await change(id, { schoolCode: '2141000001' }, HERE);
    expect(await findingsOf(id)).toEqual([['PR-03', 'error', 'fixed']]);
    expect(await unlistedLines(desk, registrar, { tasked: true })).toMatchObject([{ outcome: 'recorded' }]);
  });

  test('by name, sex and birth date it is a question to both, and an explanation closes both', async () => {
    const gang = aChild('刘大刚', 3, OF_DANSHUI);
    const id = await enrol(gang, PLACES.otherClass);
    await called({}, anUnlisted('刘大刚', { sex: '男', birthDate: '20150312' }));
    expect(await findingsOf(id)).toEqual([['PR-03', 'query', 'open']]);
    const [{ id: child } = { id: '' }] = await unlistedLines(desk, registrar, { tasked: true, open: true });
    expect(await openUnlistedCase(desk, registrar, child, 'transfer-within-county')).toMatchObject({
      objections: [{ code: 'by-hand' }],
    });
    expect(await closeUnlisted(desk, registrar, child, 'explained', '是')).toMatchObject({
      objections: [{ code: 'too-short' }],
    });
    expect(await closeUnlisted(desk, registrar, child, 'explained', '同名同日出生，不是同一人')).toEqual({
      is: 'done',
    });
    expect(await findingsOf(id)).toEqual([['PR-03', 'query', 'fixed']]);
    expect(await closeUnlisted(desk, registrar, child, 'explained', '再写一次说明')).toMatchObject({ is: 'refused' });
  });

  test('without a record: until one is made here; made elsewhere, that school is asked too', async () => {
    const he = aChild('周小禾', 4);
    await called({}, anUnlisted('周小禾', { number: numberOf(he) }));
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ kind: 'nowhere', title: '有人无籍' }]);
    const id = await enrol({ ...he, ...OF_DANSHUI }, PLACES.otherClass);
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ kind: 'county' }]);
    expect(await findingsOf(id)).toEqual([['PR-03', 'error', 'open']]);
    await desk.db.transaction().execute((work) => {
      return withdrawRecords(desk, work, COUNTY, [{ id, seen: 1 }], NOBODY, { kind: 'import', id: randomUUID() });
    });
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ kind: 'nowhere', outcome: undefined }]);
    await enrol(he);
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ outcome: 'recorded' }]);
  });

  test('of another county the class learns nothing, and its registrar that there is one', async () => {
    const far = aChild('马小远', 5);
    await enrol(far, PLACES.nextClass, NEXT_COUNTY);
    await called({}, anUnlisted('马小远', { number: numberOf(far) }));
    expect(await unlistedLines(desk, teacher, {})).toMatchObject([{ kind: 'nowhere', found: '本县查不到学籍' }]);
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ kind: 'beyond' }]);
  });

  test('sent twice is put down once, taken back is gone from the roll, and thirty looks are enough', async () => {
    const call = await begin();
    const id = randomUUID();
    const child = anUnlisted('周小禾');
    for (let times = 0; times < 2; times++) {
      expect(await reportUnlisted(desk, teacher, call, id, child)).toEqual({ is: 'done', place: 'nowhere' });
    }
    expect((await classRoll(desk, teacher, HERE))?.unlisted).toHaveLength(1);
    for (let times = 0; times < 2; times++) {
      expect(await takeBackUnlisted(desk, teacher, call, id)).toMatchObject({ is: 'done' });
    }
    expect((await classRoll(desk, teacher, HERE))?.unlisted).toEqual([]);
    for (let order = 2; order <= 30; order++) await reportUnlisted(desk, teacher, call, randomUUID(), child);
    expect(await reportUnlisted(desk, teacher, call, randomUUID(), child)).toMatchObject({
      objections: [{ code: 'too-many' }],
    });
  });

  test('of the own list, or put down before, is not put down again', async () => {
    const ming = aChild('张小明', 1);
    await enrol(ming);
    const he = anUnlisted('周小禾', { sex: '女', birthDate: '20150401' });
    await called({}, he);
    const call = await begin();
    const put = async (child: UnlistedChild) => reportUnlisted(desk, teacher, call, randomUUID(), child);
    expect(await put(anUnlisted('张小明', { number: numberOf(ming) }))).toMatchObject({
      objections: [{ code: 'listed' }],
    });
    expect(await put(he)).toMatchObject({ objections: [{ code: 'known' }] });
    expect((await classRoll(desk, teacher, HERE))?.stillOpen).toMatchObject([{ name: '周小禾' }]);
  });

  test('the right procedure begins with what is known, and is the registrar’s alone', async () => {
    const gang = aChild('刘大刚', 3, OF_DANSHUI);
    await enrol(gang, PLACES.otherClass);
    await called({}, anUnlisted('刘大刚', { number: numberOf(gang) }), anUnlisted('周小禾', { sex: '女' }));
    const lines = await unlistedLines(desk, registrar, { open: true });
    const idOf = (name: string) => lines.find((line) => line.name === name)?.id ?? '';
    expect(await openUnlistedCase(desk, teacher, idOf('刘大刚'), 'transfer-within-county')).toEqual({
      is: 'not-found',
    });
    expect(await openUnlistedCase(desk, registrar, idOf('刘大刚'), 'transfer-within-county')).toMatchObject({
      is: 'opened',
    });
    expect(await openUnlistedCase(desk, registrar, idOf('周小禾'), 'in-school-registration')).toMatchObject({
      is: 'opened',
    });
    expect((await unlistedLines(desk, registrar, { open: true })).every(({ caseId }) => caseId !== undefined)).toBe(
      true,
    );
  });

  test('is no stranger’s to see, to look at, to close or to apply for', async () => {
    await called({}, anUnlisted('周小禾'));
    const [{ id } = { id: '' }] = await unlistedLines(desk, registrar, {});
    for (const other of [neighbour, stranger, strangeRegistrar]) {
      expect(await unlistedLines(desk, other, {})).toEqual([]);
      expect(await lookAtUnlisted(desk, other, id)).toBeUndefined();
      expect(await closeUnlisted(desk, other, id, 'explained', '情况已经核实')).toEqual({ is: 'not-found' });
      expect(await openUnlistedCase(desk, other, id, 'school-registration')).toEqual({ is: 'not-found' });
    }
    expect(await closeUnlisted(desk, head, id, 'explained', '情况已经核实')).toEqual({ is: 'not-found' });
  });
});

describe('the school and those above it', () => {
  test('see which class was called when, and every figure is its list', async () => {
    const [ming, hong] = [await enrol(aChild('张小明', 1)), await enrol(aChild('李小红', 2))];
    await enrol(aChild('王二班', 6), PLACES.primaryClass2);
    const campaign = await aRunningCampaign(desk);
    await called({ [hong]: GONE }, anUnlisted('周小禾'));
    const school = await callsOfUnit(desk, registrar, undefined, campaign);
    expect(school?.rows).toMatchObject([
      { name: '四年级1班', called: 1, signer: '赵老师', counts: { present: 1, absent: 1, unlisted: 1 }, open: 1 },
      { name: '四年级2班', called: 0, roll: 1 },
    ]);
    const above = await callsOfUnit(desk, county, undefined, campaign);
    expect(above?.whole).toMatchObject({ classes: 2, called: 1, roll: 3, counts: { listed: 2 }, open: 1 });
    expect((await saidOfPupils(desk, county, undefined, campaign, 'present')).rows).toMatchObject([
      { student: ming, mayOpen: true },
    ]);
  });

  test('the day begins with what is to be done: the teacher’s roll, the registrar’s children', async () => {
    await enrol(aChild('张小明', 1));
    const ask = (actor: typeof teacher) =>
      rollCallOfToday(desk)({ actor, today: desk.clock.today(), since: desk.clock.now() });
    expect(await ask(teacher)).toEqual([]);
    await aRunningCampaign(desk);
    expect(await ask(teacher)).toMatchObject([{ key: 'roll-call', count: 1 }]);
    await called({}, anUnlisted('周小禾'));
    expect(await ask(teacher)).toEqual([]);
    expect(await ask(registrar)).toMatchObject([{ key: 'unlisted', lines: [{ daysLeft: 10 }] }]);
    for (const other of [neighbour, strangeRegistrar, county]) expect(await ask(other)).toEqual([]);
  });

  test('a class that is put under another school takes its rolls and its tasks along', async () => {
    await enrol(aChild('张小明', 1));
    const call = await called({}, anUnlisted('周小禾'));
    const there: UnitPath = `${PLACES.other}/p2021`;
    await desk.db.transaction().execute((work) => moveRollCalls(work, COUNTY, PLACES.primaryGrade, there));
    expect((await signedRoll(desk, neighbour, call))?.call.unit).toBe(`${there}/1`);
    expect(await unlistedLines(desk, neighbour, {})).toMatchObject([{ unit: `${there}/1` }]);
  });
});

describe('papers of children with another document, or none', () => {
  test('are asked for on the roll, brought by the class teacher, and seen by the school', async () => {
    const none = await enrol(aChild('吴无号', 7, { idType: '其他', idNumber: '', nationalNumber: '' }));
    const ming = await enrol(aChild('张小明', 1));
    const missing = async () =>
      (await classRoll(desk, teacher, HERE))?.list.find(({ student }) => student === none)?.missing;
    expect(await missing()).toEqual(['enrolment-certificate', 'guardian-identity']);
    const upload = { kind: 'enrolment-certificate', ...jpg(await aPhoto(1200, 1600, 5)) };
    expect(await attachPaper(desk, teacher, none, upload)).toMatchObject({ is: 'attached' });
    expect(await missing()).toEqual(['guardian-identity']);
    expect(await papersOf(desk, head, none)).toMatchObject([{ kind: 'enrolment-certificate' }]);
    expect(await attachPaper(desk, teacher, ming, upload)).toEqual({ is: 'not-found' });
    expect(await attachPaper(desk, teacher, none, { ...upload, kind: 'national-lookup' })).toMatchObject({
      objections: [{ code: 'kind' }],
    });
    for (const other of [neighbour, strangeRegistrar]) {
      expect(await attachPaper(desk, other, none, upload)).toEqual({ is: 'not-found' });
      expect(await papersOf(desk, other, none)).toBeUndefined();
    }
  });
});
