import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticesOf } from '#src/notices/store/read-notices.ts';
import { CAST, COUNTY, PLACES } from '#test/cast.ts';
import { FAMILY, gatheringsAtWork, STUDENTS } from '#test/gatherings-at-work.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { askByName } from './ask-by-name.ts';
import { coverageNames, coverageOf } from './coverage.ts';
import { coverageSheets } from './coverage-sheets.ts';
import type { GatheringDesk } from './gathering-desk.ts';
import { findGathering, holdGathering } from './gathering-rows.ts';
import { handToTeachers } from './hand-to-teachers.ts';
import { guestsOf } from './invite.ts';
import { listGatherings } from './list-gatherings.ts';
import { makeUp, markPeople } from './mark-people.ts';
import { markPupils } from './mark-pupils.ts';
import { peopleListed } from './people-listed.ts';
import { planForClasses } from './plan-for-classes.ts';
import { callOff, changeGathering, planGathering } from './plan-gathering.ts';
import { pupilsListed } from './pupils-listed.ts';
import { replyTo } from './reply.ts';
import { gatheringsOfToday } from './today-gatherings.ts';
import { parentsDuty, trainingDuty } from './training-duty.ts';
import { withdrawByName } from './withdraw-by-name.ts';
import { writeMinutes } from './write-minutes.ts';

let county: Awaited<ReturnType<typeof gatheringsAtWork>>;
let desk: GatheringDesk;
let campaign: Campaign;

beforeAll(async () => {
  county = await gatheringsAtWork();
  ({ desk, campaign } = county);
});
afterAll(() => county.close());

const planned: typeof county.planned = (...what) => county.planned(...what);
const heldFor: typeof county.heldFor = (...what) => county.heldFor(...what);
const day = () => county.clock.today();

test('whoever is invited is on the list and told; nobody outside is either', async () => {
  const id = await planned();
  const gathering = await heldFor(id);
  expect(await peopleListed(desk.db, desk.seal, CAST.registrar, gathering)).toMatchObject([
    { name: '赵老师', place: '丁河镇中心小学四年级1班' },
  ]);
  const askedOf = async (who: typeof CAST.head) =>
    (await noticesOf(desk.db, who, { unread: true, limit: 9 })).rows.filter(({ event }) => event === 'gathering-asked');
  expect(await askedOf(CAST.classTeacher)).toMatchObject([{ door: { to: '/gatherings/$id', params: { id } } }]);
  expect(await askedOf(CAST.neighbour)).toEqual([]);
});

test('strangers find nothing, keep nothing and see nobody', async () => {
  const id = await planned();
  const gathering = await heldFor(id);
  for (const who of [CAST.neighbour, CAST.stranger, CAST.strangeRegistrar]) {
    expect(await findGathering(desk.db, who, id)).toBeUndefined();
    expect(await desk.db.transaction().execute((work) => holdGathering(work, who, id))).toBeUndefined();
    expect((await listGatherings(desk.db, who, { limit: 50 })).rows).toEqual([]);
    expect(await peopleListed(desk.db, desk.seal, who, gathering)).toEqual([]);
    expect(await planGathering(desk, who, county.aTraining())).toBe('missing');
    expect(await planForClasses(desk, who, county.aTraining())).toBe('missing');
    expect(await changeGathering(desk, who, id, 1, county.aTraining())).toBe('missing');
    expect(await callOff(desk, who, id, 1, '不开了')).toBe('missing');
    expect(await replyTo(desk, who, id, 'seen', '')).toBe('missing');
    expect(await markPeople(desk, who, id, 1, [])).toBe('missing');
    expect(await makeUp(desk, who, id, CAST.classTeacher.person, { on: day(), words: '' })).toBe('missing');
    expect(await handToTeachers(desk, who, id, 1, [])).toBe('missing');
    expect(await askByName(desk, who, id, [who.person])).toBe('missing');
    expect(await withdrawByName(desk, who, id, CAST.classTeacher.person)).toBe('missing');
    expect(await coverageSheets(desk, who, PLACES.primary, { campaign: campaign.id })).toBeUndefined();
    expect(await writeMinutes(desk, who, id, 1, '记录')).toBe('missing');
    expect(await coverageOf(desk, who, PLACES.primary, { campaign: campaign.id })).toBeUndefined();
    expect(
      await coverageNames(desk, who, PLACES.primary, { campaign: campaign.id }, 'class-teacher', 'untrained'),
    ).toBeUndefined();
    expect(await gatheringsOfToday(desk)({ actor: who, today: day(), since: county.clock.now() })).toEqual([]);
  }
});

test('who is invited from outside sees the meeting and themselves, and not the others', async () => {
  const id = await planned(
    { kind: 'registrars', unit: PLACES.county, offices: ['registrar'], title: '全县培训' },
    CAST.county,
  );
  const gathering = await heldFor(id, CAST.neighbour);
  const own = await peopleListed(desk.db, desk.seal, CAST.neighbour, gathering);
  expect(own.map(({ name }) => name)).toEqual(['刘老师']);
  const all = await peopleListed(desk.db, desk.seal, CAST.county, gathering);
  expect(all.map(({ name }) => name).sort()).toEqual(['刘老师', '李老师']);
  // The central school sees its own school's people.
  const below = await peopleListed(desk.db, desk.seal, CAST.centralSchool, await heldFor(id, CAST.centralSchool));
  expect(below.map(({ name }) => name)).toEqual(['李老师']);
  expect(await desk.db.transaction().execute((work) => holdGathering(work, CAST.neighbour, id))).toBeUndefined();
  expect(await guestsOf(desk.db, { ...gathering, units: [PLACES.danshui] }, county.clock)).toHaveLength(1);
});

test('why somebody asked for leave is read by who keeps the meeting and by themselves, and lies sealed', async () => {
  const id = await planned();
  expect(await replyTo(desk, CAST.classTeacher, id, 'leave', '做阑尾手术')).toEqual({ reply: 'leave' });
  const gathering = await heldFor(id);
  const wordsFor = async (who: typeof CAST.head) =>
    (await peopleListed(desk.db, desk.seal, who, gathering)).map(({ words }) => words.leave);
  expect(await wordsFor(CAST.registrar)).toEqual(['做阑尾手术']);
  expect(await wordsFor(CAST.classTeacher)).toEqual(['做阑尾手术']);
  expect(await wordsFor(CAST.head)).toEqual([undefined]);
  const { words } = await desk.db
    .selectFrom('gathering_people')
    .select('words')
    .where('county', '=', COUNTY)
    .where('gathering', '=', id)
    .executeTakeFirstOrThrow();
  expect(words?.includes('阑尾')).toBe(false);
});

test('attendance makes a training count, making up for it too, and a later office takes it along', async () => {
  const period = { campaign: campaign.id };
  const before = await coverageOf(desk, CAST.registrar, PLACES.primary, period);
  expect(before?.whole['class-teacher']).toEqual({ trained: 0, total: 1, vacant: 0 });
  expect(before?.whole.registrar).toEqual({ trained: 0, total: 1, vacant: 0 });
  const id = await planned();
  const absent = [{ person: CAST.classTeacher.person, presence: 'absent', words: '外出听课' }] as const;
  const marked = await markPeople(desk, CAST.registrar, id, 1, absent);
  expect(marked).toEqual({ revision: 2 });
  expect((await coverageOf(desk, CAST.county, PLACES.county, period))?.whole['class-teacher'].trained).toBe(0);
  expect(await coverageNames(desk, CAST.county, PLACES.county, period, 'class-teacher', 'untrained')).toMatchObject([
    { name: '赵老师', place: '丁河镇中心小学四年级1班' },
  ]);
  await makeUp(desk, CAST.registrar, id, CAST.classTeacher.person, { on: day(), words: '看了录像，答了题' });
  expect((await coverageOf(desk, CAST.county, PLACES.county, period))?.whole['class-teacher'].trained).toBe(1);
  expect((await coverageOf(desk, CAST.county, PLACES.county, { schoolYear: 2024 }))?.courses).toEqual({
    count: 1,
    hours: 1.5,
    attendances: 1,
  });
  expect(
    (await coverageOf(desk, CAST.county, PLACES.county, { schoolYear: 2023 }))?.whole['class-teacher'].trained,
  ).toBe(0);
  const unit = await desk.db
    .selectFrom('units')
    .select('id')
    .where('path', '=', PLACES.primaryClass2)
    .executeTakeFirstOrThrow();
  await desk.db
    .updateTable('holdings')
    .set({ unit: unit.id })
    .where('county', '=', COUNTY)
    .where('person', '=', CAST.classTeacher.person)
    .execute();
  const rows = (await coverageOf(desk, CAST.registrar, PLACES.primary, period))?.rows;
  expect(rows?.map(({ name, coverage }) => [name, coverage['class-teacher']])).toEqual([
    ['四年级1班', { trained: 0, total: 0, vacant: 1 }],
    ['四年级2班', { trained: 1, total: 1, vacant: 0 }],
  ]);
  expect(await coverageNames(desk, CAST.registrar, PLACES.primary, period, 'class-teacher', 'vacant')).toMatchObject([
    { name: '', place: '丁河镇中心小学四年级1班' },
  ]);
  const first = await desk.db
    .selectFrom('units')
    .select('id')
    .where('path', '=', PLACES.primaryClass)
    .executeTakeFirstOrThrow();
  await desk.db
    .updateTable('holdings')
    .set({ unit: first.id })
    .where('county', '=', COUNTY)
    .where('person', '=', CAST.classTeacher.person)
    .execute();
});

test('the duties of the campaign say how many classes were trained and how many meetings were held', async () => {
  expect(await trainingDuty(desk)(CAST.county, campaign, [PLACES.primaryClass])).toMatchObject({
    duty: 'training',
    done: 0,
    total: 1,
    note: '班主任已培训 1 个班，已逐班核实 0 个班',
  });
  expect(await trainingDuty(desk)(CAST.stranger, campaign, [PLACES.primaryClass])).toMatchObject({ done: 0, total: 0 });
  expect(await parentsDuty(desk)(CAST.stranger, campaign, [PLACES.primaryClass])).toMatchObject({
    note: '已开家长会 0/0 个班，到会 0 名学生的家长',
  });
});

test('sheets go to teachers who were there, once printed, and to nobody of another school', async () => {
  const id = await planned();
  await markPeople(desk, CAST.registrar, id, 1, [{ person: CAST.classTeacher.person, presence: 'present', words: '' }]);
  expect(await handToTeachers(desk, CAST.registrar, id, 2, [CAST.classTeacher.person])).toMatchObject({
    objections: [{ code: 'nobody' }],
  });
  await desk.db.updateTable('campaign_lines').set({ copies: 1 }).where('county', '=', COUNTY).execute();
  expect(await handToTeachers(desk, CAST.registrar, id, 2, [CAST.classTeacher.person])).toMatchObject({
    handed: 1,
    sheets: 3,
  });
  const [section] = await gatheringsOfToday(desk)({
    actor: CAST.classTeacher,
    today: day(),
    since: county.clock.now(),
  }).then((sections) => sections.filter(({ key }) => key === 'sheets-to-hand-out'));
  expect(section).toMatchObject({ count: 3, lines: [{ detail: expect.stringContaining('核对表 3 张') }] });
});

test('at a parents’ meeting the class is marked in one act, and sheets are issued in the same one', async () => {
  const id = await planned(FAMILY, CAST.classTeacher);
  const gathering = await heldFor(id, CAST.classTeacher);
  expect(await pupilsListed(desk.db, CAST.stranger, gathering)).toEqual([]);
  expect(await pupilsListed(desk.db, CAST.neighbour, gathering)).toEqual([]);
  const [one = '', two = '', three = ''] = STUDENTS;
  const came = (student: string) => ({ student, presence: 'came', relation: '母亲' }) as const;
  expect(await markPupils(desk, CAST.classTeacher, id, 1, [came(one)], true)).toMatchObject({
    objections: [{ code: 'unmarked', message: expect.stringContaining('张小1、张小2') }],
  });
  for (const who of [CAST.neighbour, CAST.stranger]) {
    expect(await markPupils(desk, who, id, 1, [came(one)], true)).toBe('missing');
  }
  const marks = [came(one), came(two), { student: three, presence: 'absent', relation: '' } as const];
  expect(await markPupils(desk, CAST.classTeacher, id, 1, marks, true)).toEqual({
    revision: 2,
    issued: 2,
    refused: [],
  });
  // The third came by in the evening; the first two have theirs.
  const later = [came(one), came(two), { student: three, presence: 'otherwise', relation: '' } as const];
  expect(await markPupils(desk, CAST.classTeacher, id, 2, later, true)).toMatchObject({ issued: 1, refused: [] });
  expect((await pupilsListed(desk.db, CAST.classTeacher, gathering)).map(({ line }) => line)).toEqual(
    Array(3).fill('已下发'),
  );
  expect(await parentsDuty(desk)(CAST.county, campaign, [PLACES.primaryClass])).toMatchObject({
    note: '已开家长会 1/1 个班，到会 2 名学生的家长',
  });
});

test('a sheet that was issued before is refused by itself, with the reason', async () => {
  const id = await planned(FAMILY, CAST.classTeacher);
  const marks = STUDENTS.map((student) => ({ student, presence: 'came', relation: '' }) as const);
  const marked = await markPupils(desk, CAST.classTeacher, id, 1, marks, true);
  expect(marked).toMatchObject({ issued: 0, revision: 2 });
  expect('refused' in (marked as object) && (marked as { refused: readonly unknown[] }).refused).toHaveLength(3);
});
