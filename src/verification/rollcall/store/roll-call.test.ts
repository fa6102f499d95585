import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { recheckCounty } from '#src/findings/store/recheck-county.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { anUnlisted, GONE, HERE, PRESENT, rollCallsAtWork } from '#test/roll-call-at-work.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { RollAnswer } from '../roll-call.ts';
import { saveAnswers, startRollCall } from './answer-roll-call.ts';
import { callsOfUnit } from './calls-of-unit.ts';
import { classRoll, signedRoll } from './class-roll.ts';
import { moveRollCalls } from './move-roll-calls.ts';
import { attachPaper, papersOf } from './papers.ts';
import { reportUnlisted } from './report-unlisted.ts';
import { rollsWorkbook } from './rolls-workbook.ts';
import { saidOfPupils } from './said-of-pupils.ts';
import { signRollCall } from './sign-roll-call.ts';
import { rollCallOfToday } from './today-roll-call.ts';
import { unlistedLines } from './unlisted-lines.ts';

const { classTeacher: teacher, registrar, neighbour, stranger, strangeRegistrar, head, county } = CAST;

let desk: ReturnType<typeof wholeDesk>;
let at: ReturnType<typeof rollCallsAtWork>;

beforeEach(async () => {
  const database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  at = rollCallsAtWork(desk);
  await seedCast(database.db);
  return () => database.close();
});

describe('calling the roll', () => {
  test('goes on where it was begun, keeps what was sent twice once, and names who is gone from the list', async () => {
    const ming = await at.enrol(aChild('张小明', 1));
    const call = await at.begin();
    expect(await startRollCall(desk, registrar, HERE)).toBe(call);
    const away = randomUUID();
    for (let times = 0; times < 2; times++) {
      expect(await at.say(call, { [ming]: GONE, [away]: PRESENT })).toEqual({ is: 'saved', saved: 1, gone: [away] });
    }
    expect((await classRoll(desk, teacher, HERE))?.list).toMatchObject([{ name: '张小明', answer: GONE }]);
  });

  test('nobody is signed for who was not spoken of, and what was signed is changed by another roll only', async () => {
    const [ming, hong] = [await at.enrol(aChild('张小明', 1)), await at.enrol(aChild('李小红', 2))];
    const call = await at.begin();
    await at.say(call, { [ming]: PRESENT });
    expect(await signRollCall(desk, teacher, call)).toMatchObject({
      objections: [{ code: 'unanswered', message: expect.stringContaining('李小红') }],
    });
    await at.say(call, { [hong]: GONE });
    const signed = { is: 'signed', counts: { listed: 2, present: 1, absent: 1, differs: 0, unlisted: 0 } };
    expect(await signRollCall(desk, teacher, call)).toEqual(signed);
    expect(await signRollCall(desk, teacher, call)).toEqual(signed);
    expect(await signRollCall(desk, registrar, call)).toMatchObject({ objections: [{ code: 'signed' }] });
    expect(await at.say(call, { [hong]: PRESENT })).toMatchObject({ objections: [{ code: 'signed' }] });
    const again = await at.begin();
    expect(again).not.toBe(call);
    expect((await classRoll(desk, teacher, HERE))?.former).toMatchObject([{ id: call, signer: '赵老师' }]);
    expect((await signedRoll(desk, teacher, call))?.list.map(({ name }) => name)).toEqual(['李小红', '张小明']);
  });

  test('a pupil on leave is away as recorded, and nobody else is', async () => {
    const [ming, hong] = [
      await at.enrol(aChild('张小明', 1, { recordStatus: '休学' })),
      await at.enrol(aChild('李小红', 2)),
    ];
    const call = await at.begin();
    const away: RollAnswer = { is: 'absent', where: 'as-recorded', note: '' };
    expect(await at.say(call, { [hong]: away })).toMatchObject({ objections: [{ code: 'as-recorded', field: hong }] });
    await at.say(call, { [ming]: away, [hong]: PRESENT });
    await signRollCall(desk, teacher, call);
    expect([await at.findingsOf(ming), await at.findingsOf(hong)]).toEqual([[], []]);
  });

  test('a number has no place in a note', async () => {
    const ming = await at.enrol(aChild('张小明', 1));
    const wrong: RollAnswer = { ...GONE, note: '电话13837700001' };
    expect(await at.say(await at.begin(), { [ming]: wrong })).toMatchObject({
      objections: [{ code: 'number-in-note' }],
    });
  });

  test('is done in the own class only, and looked at by nobody outside', async () => {
    const ming = await at.enrol(aChild('张小明', 1));
    const call = await at.begin();
    for (const other of [neighbour, stranger, strangeRegistrar, head]) {
      expect(await startRollCall(desk, other, HERE)).toBeUndefined();
      expect(await saveAnswers(desk, other, call, new Map([[ming, GONE]]))).toEqual({ is: 'not-found' });
      expect(await signRollCall(desk, other, call)).toEqual({ is: 'not-found' });
      expect(await reportUnlisted(desk, other, call, randomUUID(), anUnlisted('周小禾'))).toEqual({ is: 'not-found' });
    }
    await at.say(call, { [ming]: GONE });
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
    const ming = await at.enrol(aChild('张小明', 1));
    await at.called({ [ming]: GONE });
    expect(await at.findingsOf(ming)).toEqual([['PR-01', 'error', 'open']]);
    await recheckCounty(desk, COUNTY, () => {});
    expect(await at.findingsOf(ming)).toEqual([['PR-01', 'error', 'open']]);
    await at.called({});
    expect(await at.findingsOf(ming)).toEqual([['PR-01', 'error', 'fixed']]);
    await at.called({ [ming]: GONE });
    expect(await at.findingsOf(ming)).toEqual([['PR-01', 'error', 'open']]);
    await at.change(ming, { recordStatus: '其他离校' });
    expect(await at.findingsOf(ming)).toEqual([['PR-01', 'error', 'fixed']]);
  });

  test('a state that differs: until the record says the same', async () => {
    const ming = await at.enrol(aChild('张小明', 1));
    await at.called({ [ming]: { is: 'differs', actual: 'on-leave', note: '腿伤' } });
    expect(await at.findingsOf(ming)).toEqual([['PR-04', 'error', 'open']]);
    await at.change(ming, { recordStatus: '休学' });
    expect(await at.findingsOf(ming)).toEqual([['PR-04', 'error', 'fixed']]);
  });
});

describe('the school and those above it', () => {
  test('see which class was called when, and every figure is its list', async () => {
    const [ming, hong] = [await at.enrol(aChild('张小明', 1)), await at.enrol(aChild('李小红', 2))];
    await at.enrol(aChild('王二班', 6), PLACES.primaryClass2);
    const campaign = await aRunningCampaign(desk);
    await at.called({ [hong]: GONE }, anUnlisted('周小禾'));
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
    await at.enrol(aChild('张小明', 1));
    const ask = (actor: typeof teacher) =>
      rollCallOfToday(desk)({ actor, today: desk.clock.today(), since: desk.clock.now() });
    expect(await ask(teacher)).toEqual([]);
    await aRunningCampaign(desk);
    expect(await ask(teacher)).toMatchObject([{ key: 'roll-call', count: 1 }]);
    await at.called({}, anUnlisted('周小禾'));
    expect(await ask(teacher)).toEqual([]);
    expect(await ask(registrar)).toMatchObject([{ key: 'unlisted', lines: [{ daysLeft: 10 }] }]);
    for (const other of [neighbour, strangeRegistrar, county]) expect(await ask(other)).toEqual([]);
  });

  test('a class that is put under another school takes its rolls and its tasks along', async () => {
    await at.enrol(aChild('张小明', 1));
    const call = await at.called({}, anUnlisted('周小禾'));
    const there: UnitPath = `${PLACES.other}/p2021`;
    await desk.db.transaction().execute((work) => moveRollCalls(work, COUNTY, PLACES.primaryGrade, there));
    expect((await signedRoll(desk, neighbour, call))?.call.unit).toBe(`${there}/1`);
    expect(await unlistedLines(desk, neighbour, {})).toMatchObject([{ unit: `${there}/1` }]);
  });
});

describe('papers of children with another document, or none', () => {
  test('are asked for on the roll, brought by the class teacher, and seen by the school', async () => {
    const none = await at.enrol(aChild('吴无号', 7, { idType: '其他', idNumber: '', nationalNumber: '' }));
    const ming = await at.enrol(aChild('张小明', 1));
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
