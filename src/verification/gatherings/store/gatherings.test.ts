import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import { noticesOf } from '#src/notices/store/read-notices.ts';
import { compile } from '#src/printing/compile.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { movingClock } from '#test/at-the-door.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { GatheringDraft } from '../gathering.ts';
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
import { addFile, filesOf, openMeetingFile, removeFile } from './meeting-files.ts';
import { attendanceSheet, problemPaper, signInPaper } from './meeting-papers.ts';
import { moveGatherings } from './move-gatherings.ts';
import { peopleListed } from './people-listed.ts';
import { planForClasses } from './plan-for-classes.ts';
import { callOff, changeGathering, planGathering } from './plan-gathering.ts';
import { problemsOf } from './problem-list.ts';
import { pupilsListed } from './pupils-listed.ts';
import { remindOfGatherings } from './remind-of-gatherings.ts';
import { replyTo } from './reply.ts';
import { gatheringsOfToday } from './today-gatherings.ts';
import { parentsDuty, trainingDuty } from './training-duty.ts';
import { withdrawByName } from './withdraw-by-name.ts';
import { writeMinutes } from './write-minutes.ts';

let database: TestDatabase;
let desk: GatheringDesk;
let campaign: Campaign;
const clock = movingClock();
const STUDENTS = [1, 2, 3].map((at) => `0d9d6a1e-0000-4000-8000-00000000000${at}`);
const nobody = { person: undefined, office: undefined };

beforeAll(async () => {
  database = await openTestDatabase();
  desk = { ...aDesk({ db: database.db, clock }), readEvidence, typeset: async (job) => compile(job) };
  await seedCast(database.db);
  const drafts = STUDENTS.map((id, at) => ({ id, unit: PLACES.primaryClass, cells: aChild(`张小${at}`, at + 1) }));
  const register = { ...desk, afterChange: async () => {} };
  await database.db.transaction().execute((work) => {
    return createRecords(register, work, COUNTY, drafts, nobody, { kind: 'seed' });
  });
  campaign = await aRunningCampaign(desk);
});
afterAll(() => database.close());

const day = () => clock.today();

function aTraining(over: Partial<GatheringDraft> = {}): GatheringDraft {
  return {
    ...{ kind: 'teachers', campaign: campaign.id, unit: PLACES.primary, title: '班主任培训会', day: day() },
    ...{ begins: '14:30', ends: '16:00', place: '三楼会议室', host: '李老师', agenda: '怎样核对' },
    ...{ offices: ['class-teacher'], units: [] },
    ...over,
  };
}

async function planned(over: Partial<GatheringDraft> = {}, by = CAST.registrar): Promise<string> {
  const made = await planGathering(desk, by, aTraining(over));
  if (made === 'missing' || 'objections' in made) throw new Error(JSON.stringify(made));
  return made.id;
}

async function heldFor(id: string, by = CAST.registrar) {
  const gathering = await findGathering(desk.db, by, id);
  if (gathering === undefined) throw new Error('not there');
  return gathering;
}

const FAMILY = { kind: 'parents', unit: PLACES.primaryClass, offices: [], title: '家长会' } as const;

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
    expect(await planGathering(desk, who, aTraining())).toBe('missing');
    expect(await planForClasses(desk, who, aTraining())).toBe('missing');
    expect(await changeGathering(desk, who, id, 1, aTraining())).toBe('missing');
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
    expect(await gatheringsOfToday(desk)({ actor: who, today: day(), since: clock.now() })).toEqual([]);
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
  expect(await guestsOf(desk.db, { ...gathering, units: [PLACES.danshui] }, clock)).toHaveLength(1);
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
  const [section] = await gatheringsOfToday(desk)({ actor: CAST.classTeacher, today: day(), since: clock.now() }).then(
    (sections) => sections.filter(({ key }) => key === 'sheets-to-hand-out'),
  );
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

test('photographs are kept upright, sealed, shown to who may know of the meeting, and taken off without being lost', async () => {
  const id = await planned();
  const photo = { use: 'photo', ...jpg(await aPhoto(800, 600)) } as const;
  const added = await addFile(desk, CAST.registrar, id, { ...photo, name: '合影41132320150312991X.jpg' });
  if (added === 'missing' || 'objections' in added) throw new Error(JSON.stringify(added));
  expect(await addFile(desk, CAST.registrar, id, photo)).toMatchObject({ objections: [{ code: 'twice' }] });
  expect(await addFile(desk, CAST.neighbour, id, photo)).toBe('missing');
  const gathering = await heldFor(id);
  expect(await filesOf(desk.db, gathering)).toMatchObject([{ use: 'photo', name: '合影****.jpg' }]);
  const looks = () =>
    desk.db
      .selectFrom('audit_events')
      .select('person')
      .where('action', '=', 'gathering.photo')
      .where('subject', '=', id)
      .execute();
  const seen = await openMeetingFile(desk, CAST.classTeacher, id, added.id);
  expect(seen?.type).toBe('image/jpeg');
  const other = await openMeetingFile(desk, CAST.registrar, id, added.id);
  expect(other?.bytes.equals(seen?.bytes ?? Buffer.alloc(0)), 'the mark names who looks').toBe(false);
  await openMeetingFile(desk, CAST.classTeacher, id, added.id);
  expect((await looks()).map(({ person }) => person).sort()).toEqual(
    [CAST.classTeacher.person, CAST.registrar.person].sort(),
  );
  for (const who of [CAST.neighbour, CAST.stranger]) {
    expect(await openMeetingFile(desk, who, id, added.id)).toBeUndefined();
    expect(await removeFile(desk, who, id, added.id)).toBe('missing');
  }
  expect(await removeFile(desk, CAST.registrar, id, added.id)).toEqual({ id: added.id });
  expect(await filesOf(desk.db, gathering)).toEqual([]);
  expect(await desk.db.selectFrom('gathering_files').selectAll().where('gathering', '=', id).execute()).toHaveLength(1);
});

test('papers show who is asked, and a stranger’s would be empty', async () => {
  const id = await planned();
  const gathering = await heldFor(id);
  expect((await signInPaper(desk, CAST.registrar, gathering)).rows).toMatchObject([
    ['1', '丁河镇中心小学四年级1班', '班主任', '赵老师', '', ''],
  ]);
  expect((await signInPaper(desk, CAST.stranger, gathering)).rows).toEqual([]);
  expect((await attendanceSheet(desk, CAST.registrar, gathering)).name).toBe('到会情况');
  const family = await heldFor(await planned(FAMILY, CAST.classTeacher), CAST.classTeacher);
  expect((await problemsOf(desk, CAST.stranger, family)).rows).toEqual([]);
  expect((await problemPaper(desk, CAST.classTeacher, family)).title).toBe('丁河镇中心小学四年级1班问题学籍学生名单');
});

test('the day before everybody is reminded once, and who took office since is asked', async () => {
  const id = await planned({ day: '2025-03-24' });
  const soon = async () =>
    (await noticesOf(desk.db, CAST.classTeacher, { unread: false, limit: 99 })).rows.filter(
      ({ event, door }) => event === 'gathering-soon' && door.params?.id === id,
    ).length;
  await remindOfGatherings(desk);
  expect(await soon()).toBe(0);
  clock.pass(24 * 60); // Friday, the 21st
  await remindOfGatherings(desk);
  await remindOfGatherings(desk);
  expect(await soon()).toBe(1);
});

test('a moved or cancelled meeting is told, stays, and is changed no more', async () => {
  const id = await planned({ day: '2025-03-28' });
  expect(await changeGathering(desk, CAST.registrar, id, 1, aTraining({ day: '2025-03-31' }))).toMatchObject({
    revision: 2,
  });
  expect(await callOff(desk, CAST.registrar, id, 2, '教室停电')).toMatchObject({ revision: 3 });
  const told = (await noticesOf(desk.db, CAST.classTeacher, { unread: false, limit: 99 })).rows
    .filter(({ door }) => door.params?.id === id)
    .map(({ event }) => event);
  expect(told.sort()).toEqual(['gathering-asked', 'gathering-changed', 'gathering-off']);
  expect(await changeGathering(desk, CAST.registrar, id, 3, aTraining())).toMatchObject({
    objections: [{ code: 'state' }],
  });
  expect(await heldFor(id)).toMatchObject({ state: 'cancelled', reason: '教室停电' });
});

test('what is written up is kept, and a school that moves takes its meetings along', async () => {
  const id = await planned();
  const { revision } = await heldFor(id);
  expect(await writeMinutes(desk, CAST.registrar, id, revision, '讲了三项')).toEqual({ revision: revision + 1 });
  const to = `${PLACES.danshui}/2141000001` as const;
  await desk.db.transaction().execute((work) => moveGatherings(work, COUNTY, PLACES.primary, to));
  const moved = await findGathering(desk.db, { ...CAST.registrar, unit: to }, id);
  expect(moved).toMatchObject({ unit: to, minutes: '讲了三项' });
  await desk.db.transaction().execute((work) => moveGatherings(work, COUNTY, to, PLACES.primary));
});
