import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticesOf } from '#src/notices/store/read-notices.ts';
import { CAST, COUNTY, PLACES } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { FAMILY, gatheringsAtWork } from '#test/gatherings-at-work.ts';
import type { GatheringDesk } from './gathering-desk.ts';
import { findGathering } from './gathering-rows.ts';
import { addFile, filesOf, openMeetingFile, removeFile } from './meeting-files.ts';
import { attendanceSheet, problemPaper, signInPaper } from './meeting-papers.ts';
import { moveGatherings } from './move-gatherings.ts';
import { callOff, changeGathering } from './plan-gathering.ts';
import { problemsOf } from './problem-list.ts';
import { remindOfGatherings } from './remind-of-gatherings.ts';
import { writeMinutes } from './write-minutes.ts';

let county: Awaited<ReturnType<typeof gatheringsAtWork>>;
let desk: GatheringDesk;

beforeAll(async () => {
  county = await gatheringsAtWork();
  ({ desk } = county);
});
afterAll(() => county.close());

const planned: typeof county.planned = (...what) => county.planned(...what);
const heldFor: typeof county.heldFor = (...what) => county.heldFor(...what);

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
  county.clock.pass(24 * 60); // Friday, the 21st
  await remindOfGatherings(desk);
  await remindOfGatherings(desk);
  expect(await soon()).toBe(1);
});

test('a moved or cancelled meeting is told, stays, and is changed no more', async () => {
  const id = await planned({ day: '2025-03-28' });
  expect(await changeGathering(desk, CAST.registrar, id, 1, county.aTraining({ day: '2025-03-31' }))).toMatchObject({
    revision: 2,
  });
  expect(await callOff(desk, CAST.registrar, id, 2, '教室停电')).toMatchObject({ revision: 3 });
  const told = (await noticesOf(desk.db, CAST.classTeacher, { unread: false, limit: 99 })).rows
    .filter(({ door }) => door.params?.id === id)
    .map(({ event }) => event);
  expect(told.sort()).toEqual(['gathering-asked', 'gathering-changed', 'gathering-off']);
  expect(await changeGathering(desk, CAST.registrar, id, 3, county.aTraining())).toMatchObject({
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
