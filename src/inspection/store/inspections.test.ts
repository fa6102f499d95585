import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import { noticesOf } from '#src/notices/store/read-notices.ts';
import type { Actor } from '#src/organization/office.ts';
import { compile } from '#src/printing/compile.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { aChild, OF_DANSHUI } from '#test/scenarios/children.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { InspectionDraft } from '../inspection.ts';
import { answersOf } from './answer-rows.ts';
import { INSPECTIONS_AS_BASIS } from './as-basis.ts';
import { concludeInspection, publishInspection, reopenInspection, respondToInspection } from './conclude-inspection.ts';
import { countyFigures, faultyPupils } from './county-figures.ts';
import { draftCircular } from './draft-circular.ts';
import { drawSample } from './draw-sample.ts';
import type { InspectionDesk } from './inspection-desk.ts';
import { findInspection, holdInspection } from './inspection-rows.ts';
import { listInspections } from './list-inspections.ts';
import { lookAtSheet } from './look-at-sheet.ts';
import { moveInspections } from './move-inspections.ts';
import { addPhoto, filesOf, openPhoto, removePhoto } from './photos.ts';
import { cancelInspection, changeInspection, fixSeed, planInspection } from './plan-inspection.ts';
import { protocolOf } from './protocol.ts';
import { remindOfInspections } from './remind-of-inspections.ts';
import { populationOf, repeatDraw } from './repeat-draw.ts';
import { resultsFor } from './results-of-inspection.ts';
import { resultsSheet } from './results-sheet.ts';
import { sayAnswers } from './say-answers.ts';
import { inspectedSchools } from './school-rows.ts';
import { inspectionsOfToday } from './today-inspections.ts';

let database: TestDatabase;
let desk: InspectionDesk;
const clock = movingClock();
const CITY = CAST.inspector;
/** Another city's inspector: no county of ours is below them. */
const OTHER_CITY: Actor = { ...CITY, person: '0d9d6a1e-0000-4000-8000-0000000000aa', county: '4101', unit: '/41/4101' };
const BELOW = [CAST.county, CAST.centralSchool, CAST.head, CAST.registrar, CAST.neighbour];
const STRANGERS = [CAST.stranger, CAST.strangeRegistrar, OTHER_CITY];
const SEED = {
  parts: [
    { by: '孙督查', value: '17' },
    { by: '王校长', value: '830174' },
  ],
  isPublic: false,
};
const STUDENTS = [1, 2, 3, 4].map((at) => `0d9d6a1e-0000-4000-8000-00000000000${at}`);

beforeAll(async () => {
  database = await openTestDatabase();
  desk = { ...aDesk({ db: database.db, clock }), readEvidence, typeset: async (job) => compile(job) };
  await seedCast(database.db);
  const words = [...'甲乙丙丁'];
  const drafts = STUDENTS.map((id, at) => ({
    id,
    unit: at < 3 ? PLACES.primaryClass : PLACES.otherClass,
    cells: aChild(`张小${words[at]}`, at + 1, at < 3 ? {} : OF_DANSHUI),
  }));
  const nobody = { person: undefined, office: undefined };
  const register = { ...desk, afterChange: async () => {} };
  await database.db.transaction().execute((work) => {
    return createRecords(register, work, COUNTY, drafts, nobody, { kind: 'seed' });
  });
});
afterAll(() => database.close());

const draft = (over: Partial<InspectionDraft> = {}): InspectionDraft => ({
  ...{ unit: PLACES.county, title: '春季督查', subject: '表册一致', basis: '宛教督〔2025〕3号', team: '孙督查' },
  ...{ startsOn: '2025-03-24', endsOn: '2025-03-28' },
  design: { schools: [PLACES.primary], drawSchools: 0, pupils: 2, bySize: false },
  ...over,
});

async function idOf(made: Promise<unknown>): Promise<{ readonly id: string; readonly revision: number }> {
  const done = await made;
  if (typeof done === 'string' || !('id' in (done as object))) throw new Error(JSON.stringify(done));
  return done as { readonly id: string; readonly revision: number };
}

async function drawn(over: Partial<InspectionDraft> = {}) {
  const { id, revision } = await idOf(planInspection(desk, CITY, draft(over)));
  const seeded = await idOf(fixSeed(desk, CITY, id, revision, SEED));
  clock.pass(1);
  await idOf(drawSample(desk, CITY, id, seeded.revision));
  return heldFor(id);
}

async function heldFor(id: string, by: Actor = CITY) {
  const found = await findInspection(desk.db, by, id);
  if (found === undefined) throw new Error('not there');
  return found;
}

const stamp = () => ({ actor: CITY, today: clock.today(), since: clock.now() });

test('strangers find nothing and can do nothing; another city’s inspector is one', async () => {
  const found = await drawn();
  const { id, revision } = found;
  const photo = { about: STUDENTS[0] ?? '', item: 'present', ...jpg(await aPhoto(800, 600)) };
  for (const who of STRANGERS) {
    expect(await findInspection(desk.db, who, id)).toBeUndefined();
    expect(await desk.db.transaction().execute((work) => holdInspection(work, who, id))).toBeUndefined();
    expect((await listInspections(desk.db, who, { limit: 9 })).rows).toEqual([]);
    expect(await inspectedSchools(desk.db, desk.seal, who, found)).toEqual([]);
    expect((await resultsFor(desk.db, who, found)).results.pupilsDrawn).toBe(0);
    expect(await lookAtSheet(desk, who, id, id)).toBeUndefined();
    expect(await repeatDraw(desk, who, id)).toBeUndefined();
    expect(await populationOf(desk, who, id)).toBeUndefined();
    expect(await protocolOf(desk, who, id)).toBeUndefined();
    expect(await resultsSheet(desk, who, id)).toBeUndefined();
    expect(await openPhoto(desk, who, id, id)).toBeUndefined();
    expect(await draftCircular(desk, who, id)).toBe('missing');
    expect(await respondToInspection(desk, who, id, id, '不服')).toBe('missing');
    expect(await inspectionsOfToday(desk)({ ...stamp(), actor: who })).toEqual([]);
    expect(await INSPECTIONS_AS_BASIS.among(desk.db, who, PLACES.primary)).toEqual([]);
    expect(await faultyPupils(desk, who, PLACES.county)).toBeUndefined();
  }
  // Below the city nobody runs anything of it, its own county and school neither.
  for (const who of [...STRANGERS, ...BELOW]) {
    expect(await planInspection(desk, who, draft())).toBe('missing');
    expect(await changeInspection(desk, who, id, revision, draft())).toBe('missing');
    expect(await cancelInspection(desk, who, id, revision, '不查了')).toBe('missing');
    expect(await fixSeed(desk, who, id, revision, SEED)).toBe('missing');
    expect(await drawSample(desk, who, id, revision)).toBe('missing');
    expect(await sayAnswers(desk, who, id, [])).toBe('missing');
    expect(await addPhoto(desk, who, id, photo)).toBe('missing');
    expect(await removePhoto(desk, who, id, id)).toBe('missing');
    expect(await concludeInspection(desk, who, id, revision, '较好')).toBe('missing');
    expect(await reopenInspection(desk, who, id, revision)).toBe('missing');
    expect(await publishInspection(desk, who, id, revision)).toBe('missing');
  }
  expect(await countyFigures(desk, OTHER_CITY)).toEqual([]);
});

test('a school that was not drawn hears nothing of it, and one that was sees itself alone', async () => {
  const { id } = await drawn({ design: { schools: [], drawSchools: 0, pupils: 4, bySize: false } });
  const names = async (who: Actor) =>
    (await inspectedSchools(desk.db, desk.seal, who, await heldFor(id))).map(({ name }) => name);
  expect(await names(CAST.county)).toHaveLength(2);
  expect(await names(CAST.registrar)).toEqual(['丁河镇中心小学']);
  expect(await names(CAST.neighbour)).toEqual(['丹水镇中心小学']);
  const { id: own } = await drawn();
  expect(await findInspection(desk.db, CAST.neighbour, own)).toBeUndefined();
});

test('what the city wrote down before it is out nobody below reads, nor sees its photographs', async () => {
  const { id } = await drawn();
  const [school] = await inspectedSchools(desk.db, desk.seal, CITY, await heldFor(id));
  const sheet = await lookAtSheet(desk, CITY, id, school?.id ?? '');
  const about = sheet?.pupils[0]?.student ?? '';
  await sayAnswers(desk, CITY, id, [{ about, item: 'roster', verdict: 'wrong', note: '少了一名学生' }]);
  const kept = await idOf(
    addPhoto(desk, CITY, id, { about, item: 'roster', ...jpg(await aPhoto(800, 600)) }) as Promise<unknown>,
  );
  expect(await answersOf(desk.db, desk.seal, await heldFor(id))).toMatchObject([{ note: '少了一名学生' }]);
  for (const who of [CAST.county, CAST.registrar]) {
    expect((await lookAtSheet(desk, who, id, school?.id ?? ''))?.answers).toEqual([]);
    expect(await openPhoto(desk, who, id, kept.id)).toBeUndefined();
    expect(await resultsSheet(desk, who, id)).toBeUndefined();
  }
  expect((await openPhoto(desk, CITY, id, kept.id))?.type).toBe('image/jpeg');
  expect(await filesOf(desk.db, await heldFor(id))).toHaveLength(1);
  expect(await removePhoto(desk, CITY, id, kept.id)).toMatchObject({ id: kept.id });
  expect(await filesOf(desk.db, await heldFor(id))).toEqual([]);
});

test('a note lies sealed, and the looks of the city stand in the county’s own audit, pupil by pupil', async () => {
  const rows = await desk.db.selectFrom('inspection_answers').select('note').execute();
  expect(rows.every(({ note }) => note === null || !note.includes('少了一名学生'))).toBe(true);
  const looks = await desk.db
    .selectFrom('audit_events')
    .select(['county', 'subject', 'detail'])
    .where('action', '=', 'inspection.look')
    .where('office', '=', 'city-inspector')
    .execute();
  expect(new Set(looks.map(({ county }) => county))).toEqual(new Set([COUNTY]));
  expect(looks.map(({ subject }) => STUDENTS.includes(subject))).toEqual([true, true]);
  expect(looks[0]?.detail).toMatchObject({ name: '市局督查 孙督查' });
});

test('the list that was drawn from cannot be changed without being found out', async () => {
  const { id, populationDigest } = await drawn();
  expect(await repeatDraw(desk, CITY, id)).toEqual({ isSameList: true, isSameSample: true, drawn: 2 });
  const lines = (await populationOf(desk, CITY, id)) ?? '';
  await desk.db
    .updateTable('inspection_population')
    .set({ lines: lines.split('\n').slice(1).join('\n') })
    .where('inspection', '=', id)
    .execute();
  expect(await repeatDraw(desk, CAST.county, id)).toMatchObject({ isSameList: false });
  expect(populationDigest).toMatch(/^[0-9a-f]{64}$/);
});

test('a draw that is not later than its number is refused by the table itself', async () => {
  const { id, revision } = await idOf(planInspection(desk, CITY, draft()));
  const seeded = await idOf(fixSeed(desk, CITY, id, revision, SEED));
  await expect(drawSample(desk, CITY, id, seeded.revision)).rejects.toThrow('inspections_drawn');
});

test('over Spring Festival the inspector is reminded on the last working day, and that may be a worked Sunday', async () => {
  const start = clock.now().getTime();
  const goTo = (day: string) =>
    clock.pass((new Date(`${day}T10:00:00+08:00`).getTime() - clock.now().getTime()) / 60_000);
  goTo('2025-01-20');
  const { id } = await drawn({ startsOn: '2025-01-20', endsOn: '2025-01-27', title: '春节前督查' });
  const told = async () =>
    (await noticesOf(desk.db, CITY, { unread: false, limit: 99 })).rows.filter(
      ({ event, door }) => event === 'inspection-soon' && door.params?.id === id,
    ).length;
  for (const [day, times] of [
    ['2025-01-24', 0], // Friday; Saturday is off, Sunday the 26th and Monday the 27th are worked
    ['2025-01-25', 0],
    ['2025-01-26', 1],
    ['2025-01-27', 1],
  ] as const) {
    goTo(day);
    await remindOfInspections(desk);
    expect([day, await told()]).toEqual([day, times]);
  }
  clock.pass((start - clock.now().getTime()) / 60_000);
});

test('a school that moves takes along that it was inspected', async () => {
  const { id } = await drawn();
  const to = `${PLACES.danshui}/2141000001` as const;
  await desk.db.transaction().execute((work) => moveInspections(work, COUNTY, PLACES.primary, to));
  expect((await inspectedSchools(desk.db, desk.seal, CITY, await heldFor(id)))[0]?.unit).toBe(to);
  await desk.db.transaction().execute((work) => moveInspections(work, COUNTY, to, PLACES.primary));
});
