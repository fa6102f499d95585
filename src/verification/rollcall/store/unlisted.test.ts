import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import { CAST, COUNTY, NEXT_COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { anUnlisted, HERE, numberOf, rollCallsAtWork } from '#test/roll-call-at-work.ts';
import { aChild, OF_DANSHUI } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { UnlistedChild } from '../unlisted.ts';
import { classRoll } from './class-roll.ts';
import { closeUnlisted } from './close-unlisted.ts';
import { lookAtUnlisted } from './look-at-unlisted.ts';
import { openUnlistedCase } from './open-unlisted-case.ts';
import { reportUnlisted, takeBackUnlisted } from './report-unlisted.ts';
import { unlistedLines } from './unlisted-lines.ts';

const { classTeacher: teacher, registrar, neighbour, stranger, strangeRegistrar, head } = CAST;

let desk: ReturnType<typeof wholeDesk>;
let at: ReturnType<typeof rollCallsAtWork>;

beforeEach(async () => {
  const database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  at = rollCallsAtWork(desk);
  await seedCast(database.db);
  return () => database.close();
});

describe('a child on no list', () => {
  test('with a number that is known: the class hears only that it is of another school, both schools have the task', async () => {
    const gang = aChild('刘大刚', 3, OF_DANSHUI);
    const id = await at.enrol(gang, PLACES.otherClass);
    await at.called({}, anUnlisted('刘大刚', { number: numberOf(gang) }));
    const [told] = await unlistedLines(desk, teacher, { tasked: true });
    expect(told).toMatchObject({ found: '学籍在本县其他学校', owner: '李老师', dueOn: '2025-04-03', daysLeft: 10 });
    expect((await lookAtUnlisted(desk, teacher, told?.id ?? ''))?.other).toBeUndefined();
    const seen = await lookAtUnlisted(desk, registrar, told?.id ?? '');
    expect(seen?.other).toEqual({ ...seen?.other, school: '丹水镇中心小学', isSure: true, state: '未了' });
    expect(seen?.other?.student).toBeUndefined();
    expect(JSON.stringify(seen)).not.toContain(numberOf(gang));
    expect(await at.findingsOf(id)).toEqual([['PR-03', 'error', 'open']]);
    await at.change(id, { schoolCode: '2141000001' }, HERE);
    expect(await at.findingsOf(id)).toEqual([['PR-03', 'error', 'fixed']]);
    expect(await unlistedLines(desk, registrar, { tasked: true })).toMatchObject([{ outcome: 'recorded' }]);
  });

  test('by name, sex and birth date it is a question to both, and an explanation closes both', async () => {
    const gang = aChild('刘大刚', 3, OF_DANSHUI);
    const id = await at.enrol(gang, PLACES.otherClass);
    await at.called({}, anUnlisted('刘大刚', { sex: '男', birthDate: '20150312' }));
    expect(await at.findingsOf(id)).toEqual([['PR-03', 'query', 'open']]);
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
    expect(await at.findingsOf(id)).toEqual([['PR-03', 'query', 'fixed']]);
    expect(await closeUnlisted(desk, registrar, child, 'explained', '再写一次说明')).toMatchObject({ is: 'refused' });
  });

  test('without a record: until one is made here; made elsewhere, that school is asked too', async () => {
    const he = aChild('周小禾', 4);
    await at.called({}, anUnlisted('周小禾', { number: numberOf(he) }));
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ kind: 'nowhere', title: '有人无籍' }]);
    const id = await at.enrol({ ...he, ...OF_DANSHUI }, PLACES.otherClass);
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ kind: 'county' }]);
    expect(await at.findingsOf(id)).toEqual([['PR-03', 'error', 'open']]);
    await desk.db.transaction().execute((work) => {
      return withdrawRecords(
        desk,
        work,
        COUNTY,
        [{ id, seen: 1 }],
        { person: undefined, office: undefined },
        { kind: 'import', id: randomUUID() },
      );
    });
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ kind: 'nowhere', outcome: undefined }]);
    await at.enrol(he);
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ outcome: 'recorded' }]);
  });

  test('of another county the class learns nothing, and its registrar that there is one', async () => {
    const far = aChild('马小远', 5);
    await at.enrol(far, PLACES.nextClass, NEXT_COUNTY);
    await at.called({}, anUnlisted('马小远', { number: numberOf(far) }));
    expect(await unlistedLines(desk, teacher, {})).toMatchObject([{ kind: 'nowhere', found: '本县查不到学籍' }]);
    expect(await unlistedLines(desk, registrar, {})).toMatchObject([{ kind: 'beyond' }]);
  });

  test('sent twice is put down once, taken back is gone from the roll, and thirty looks are enough', async () => {
    const call = await at.begin();
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
    await at.enrol(ming);
    const he = anUnlisted('周小禾', { sex: '女', birthDate: '20150401' });
    await at.called({}, he);
    const call = await at.begin();
    const put = async (child: UnlistedChild) => reportUnlisted(desk, teacher, call, randomUUID(), child);
    expect(await put(anUnlisted('张小明', { number: numberOf(ming) }))).toMatchObject({
      objections: [{ code: 'listed' }],
    });
    expect(await put(he)).toMatchObject({ objections: [{ code: 'known' }] });
    expect((await classRoll(desk, teacher, HERE))?.stillOpen).toMatchObject([{ name: '周小禾' }]);
  });

  test('the right procedure begins with what is known, and is the registrar’s alone', async () => {
    const gang = aChild('刘大刚', 3, OF_DANSHUI);
    await at.enrol(gang, PLACES.otherClass);
    await at.called({}, anUnlisted('刘大刚', { number: numberOf(gang) }), anUnlisted('周小禾', { sex: '女' }));
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
    await at.called({}, anUnlisted('周小禾'));
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
