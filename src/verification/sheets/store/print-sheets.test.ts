import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { UnitPath } from '#src/organization/unit.ts';
import { cancelTask } from '#src/platform/tasks/cancelling.ts';
import { awaitTasks } from '#src/platform/tasks/start-task.ts';
import { findTask } from '#src/platform/tasks/store/tasks.ts';
import { taskFile } from '#src/platform/tasks/task-files.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import type { Student } from '#src/registry/student.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, NEXT_COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { ClassSheets } from '../print/sheet-data.ts';
import { type Begun, beginSheets, resumeSheets, type WantedSheets } from './begin-sheets.ts';
import { outlookOf } from './chosen-pupils.ts';
import { findSheet } from './find-sheet.ts';
import type { SheetDesk } from './sheet-desk.ts';
import { findSheetJob, interruptSheetJobs, listSheetJobs } from './sheet-jobs.ts';
import { isKeyOfSheet } from './sheet-secrets.ts';

/** The typesetter notes what it was given, and stops before a class when told to. */
let given: ClassSheets[] = [];
let stopBefore: number | undefined;
let base: TestDatabase;
let desk: SheetDesk & { readonly afterChange: () => Promise<void> };
let campaign: Campaign;
const NOBODY = { person: undefined, office: undefined };
const CLASS: WantedSheets = { choice: { unit: PLACES.primaryClass }, masked: false, cover: true };
const SCHOOL: WantedSheets = { choice: { unit: PLACES.primary }, masked: false, cover: true };

beforeAll(async () => {
  base = await openTestDatabase();
  desk = {
    ...aDesk(base),
    afterChange: async () => {},
    typesetSheets: (classes, fd, hear, signal) => {
      given.push(...classes);
      const counted: typeof hear = (printed) => {
        hear(printed);
        stopBefore = stopBefore === undefined ? undefined : stopBefore - 1;
        if (stopBefore === 0) for (const task of tasks) cancelTask(desk, task);
      };
      return IN_THIS_PROCESS.typesetSheets(classes, fd, counted, signal);
    },
  };
  await seedCast(base.db);
});
afterAll(() => base.close());
beforeEach(async () => {
  given = [];
  tasks = [];
  stopBefore = undefined;
  campaign = await aRunningCampaign(desk);
});

let tasks: string[] = [];
let order = 0;

async function pupil(name: string, unit: UnitPath = PLACES.primaryClass, over: Student = {}): Promise<string> {
  order += 1;
  const draft = { id: randomUUID(), unit, cells: aChild(name, order, over) };
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], NOBODY, { kind: 'seed' }));
  return draft.id;
}

/** Takes earlier tests' pupils off the register, opens a campaign for these, and answers their ids. */
async function aCampaignOf(...drafts: readonly (readonly [name: string, unit?: UnitPath, over?: Student])[]) {
  await desk.db.updateTable('campaigns').set({ state: 'closed' }).execute();
  await desk.db.updateTable('students').set({ withdrawn_at: desk.clock.now() }).execute();
  const ids: string[] = [];
  for (const draft of drafts) ids.push(await pupil(...draft));
  campaign = await aRunningCampaign(desk);
  return ids;
}

const ended = async (begun: Begun | undefined, actor = CAST.registrar) => {
  if (begun === undefined || 'objections' in begun) throw new Error(JSON.stringify(begun));
  tasks.push(begun.task);
  await awaitTasks(desk, 30_000);
  const task = await findTask(desk, actor, begun.task);
  return { ...begun, task };
};
const print = async (wanted: WantedSheets, actor = CAST.registrar) =>
  ended(await beginSheets(desk, actor, campaign, wanted), actor);
const line = async (student: string) =>
  desk.db
    .selectFrom('campaign_lines')
    .selectAll()
    .where('student', '=', student)
    .where('campaign', '=', campaign.id)
    .executeTakeFirstOrThrow();
const codeOf = (at: number) => given.flatMap(({ sheets }) => sheets)[at]?.code ?? '';

test('a class is printed: each sheet is found by its code, with what stood on it', async () => {
  const [first = ''] = await aCampaignOf(['张小明'], ['李小红']);
  const { task } = await print(CLASS);
  expect(task).toMatchObject({ state: 'done', done: 2, total: 2, result: { printed: 2, held: 0 } });
  const file = taskFile(desk, task?.result);
  expect(file).toMatchObject({ name: '丁河镇中心小学四年级1班核对表.pdf', type: 'application/pdf' });
  const sheets = given.flatMap((of) => of.sheets);
  expect(sheets.map(({ name, copy }) => [name, copy])).toEqual([
    ['张小明', 1],
    ['李小红', 1],
  ]);
  const found = await findSheet(desk.db, desk.seal, COUNTY, sheets[0]?.qr ?? '');
  expect(found).toMatchObject({
    student: first,
    copy: 1,
    latestCopy: 1,
    recordRevision: 1,
    values: { name: '张小明' },
  });
  expect(await line(first)).toMatchObject({ copies: 1, state: 'not-issued' });
});

test('where each pupil has a 班内学号 the sheets lie in that order, on the cover, too', async () => {
  await aCampaignOf(
    ['安一', PLACES.primaryClass, { classRollNumber: '10' }],
    ['贝二', PLACES.primaryClass, { classRollNumber: '9' }],
    ['程三', PLACES.primaryClass, { classRollNumber: '01' }],
  );
  await print(CLASS);
  expect(given.flatMap((of) => of.sheets.map(({ name }) => name))).toEqual(['程三', '贝二', '安一']);
});

test('the code of a sheet leads nowhere in another county, and one wrong letter is told', async () => {
  await aCampaignOf(['张小明']);
  await print(CLASS);
  expect(await findSheet(desk.db, desk.seal, NEXT_COUNTY, codeOf(0))).toBeUndefined();
  expect(
    await findSheet(
      desk.db,
      desk.seal,
      COUNTY,
      codeOf(0).replace(/.$/, (last) => (last === '2' ? '3' : '2')),
    ),
  ).toBe('mistyped');
});

test('a reprint says that it is the second copy, and only its own key goes with it', async () => {
  await aCampaignOf(['张小明']);
  await print(CLASS);
  await print({ ...CLASS, masked: true });
  const [first, second] = given.flatMap(({ sheets }) => sheets);
  if (first === undefined || second === undefined) throw new Error('two sheets');
  expect([first.copy, second.copy]).toEqual([1, 2]);
  expect(await findSheet(desk.db, desk.seal, COUNTY, first.code)).toMatchObject({ copy: 1, latestCopy: 2 });
  const found = await findSheet(desk.db, desk.seal, COUNTY, second.code);
  if (typeof found !== 'object') throw new Error('no sheet');
  expect(isKeyOfSheet(desk.seal, COUNTY, found.sheet, second.key.toLowerCase())).toBe(true);
  expect(isKeyOfSheet(desk.seal, COUNTY, found.sheet, first.key)).toBe(false);
});

test('on a masked copy no number, phone, house or birthday stands in full', async () => {
  await aCampaignOf(['张小明']);
  await print({ ...CLASS, masked: true }, CAST.classTeacher);
  const words = JSON.stringify(given);
  const [student] = given.flatMap(({ sheets }) => sheets);
  expect(student?.values).toMatchObject({ idNumber: expect.stringContaining('***'), birthDate: '2015' });
  expect(words).not.toMatch(/(?<!\d)(?:1\d{10}|\d{17}[\dX])(?![\dX])/);
  expect(words).not.toContain('3组');
});

test('a class teacher prints no numbers in full, and nobody prints another school’s', async () => {
  const [mine = '', theirs = ''] = await aCampaignOf(
    ['张小明'],
    ['李小红', PLACES.otherClass, { schoolCode: '2141000002' }],
  );
  expect(await beginSheets(desk, CAST.classTeacher, campaign, CLASS)).toMatchObject({
    objections: [{ code: 'masked-only' }],
  });
  for (const choice of [{ unit: PLACES.other }, { unit: PLACES.dinghe }, { students: [mine, theirs] }]) {
    expect(await beginSheets(desk, CAST.registrar, campaign, { ...CLASS, choice })).toBeUndefined();
  }
  expect(await outlookOf(desk.db, CAST.registrar, campaign.id, PLACES.other)).toBeUndefined();
  await print(CLASS);
  const [job] = await listSheetJobs(desk.db, CAST.registrar, campaign.id);
  expect(await listSheetJobs(desk.db, CAST.stranger, campaign.id)).toEqual([]);
  expect(await findSheetJob(desk.db, CAST.stranger, campaign.id, job?.id ?? '')).toBeUndefined();
});

test('a name that no font can show stays out by itself, and its copy is not counted', async () => {
  const [, held = ''] = await aCampaignOf(['张小明'], ['王\uE123']);
  const { task } = await print(CLASS);
  expect(task).toMatchObject({ state: 'done', result: { printed: 1, held: 1 } });
  const [job] = await listSheetJobs(desk.db, CAST.registrar, campaign.id);
  expect(job?.held).toEqual([{ student: held, characters: '\uE123' }]);
  expect(await line(held)).toMatchObject({ copies: 0 });
});

test('a cancelled job counts no copy, goes on with the same codes, and typesets no class twice', async () => {
  const [first = '', second = ''] = await aCampaignOf(
    ['张小明'],
    ['李小红', PLACES.primaryClass2, { className: '2班' }],
  );
  stopBefore = 1;
  const { job, task } = await print(SCHOOL);
  expect(task).toMatchObject({ state: 'cancelled', message: '' });
  expect(await line(first)).toMatchObject({ copies: 0 });
  const code = codeOf(0);
  expect(await findSheet(desk.db, desk.seal, COUNTY, code)).toBeUndefined();
  const found = await findSheetJob(desk.db, CAST.registrar, campaign.id, job);
  if (found === undefined) throw new Error('no job');
  expect(found.state).toBe('cancelled');
  given = [];
  await ended(await resumeSheets(desk, CAST.registrar, campaign, found));
  expect(given.map(({ className }) => className)).toEqual(['2班']);
  expect(await findSheet(desk.db, desk.seal, COUNTY, code)).toMatchObject({ student: first, copy: 1 });
  expect(await line(second)).toMatchObject({ copies: 1 });
});

test('what changed between cancelling and going on is printed as it is now', async () => {
  const [first = ''] = await aCampaignOf(['张小明'], ['李小红', PLACES.primaryClass2, { className: '2班' }]);
  stopBefore = 1;
  const { job } = await print(SCHOOL);
  const [code] = [codeOf(0)];
  await desk.db.transaction().execute((work) => {
    const change = { id: first, seen: 1, cells: { phone: '13800000009' } };
    return changeRecords(desk, work, COUNTY, [change], NOBODY, { kind: 'edit' });
  });
  const found = await findSheetJob(desk.db, CAST.registrar, campaign.id, job);
  if (found === undefined) throw new Error('no job');
  await ended(await resumeSheets(desk, CAST.registrar, campaign, found));
  expect(await findSheet(desk.db, desk.seal, COUNTY, code)).toMatchObject({
    recordRevision: 2,
    values: { phone: '13800000009' },
  });
});

test('the copies of a job that was given up go to the next one', async () => {
  await aCampaignOf(['张小明'], ['李小红', PLACES.primaryClass2, { className: '2班' }]);
  stopBefore = 1;
  await print(SCHOOL);
  given = [];
  await print(SCHOOL);
  expect(given.flatMap(({ sheets }) => sheets).map(({ copy }) => copy)).toEqual([1, 1]);
});

test('after a restart the file is made anew, with the codes that are on paper already', async () => {
  const [first = ''] = await aCampaignOf(['张小明']);
  const { job } = await print(CLASS);
  const code = codeOf(0);
  await interruptSheetJobs(desk);
  const found = await findSheetJob(desk.db, CAST.registrar, campaign.id, job);
  if (found === undefined) throw new Error('no job');
  const { task } = await ended(await resumeSheets(desk, CAST.registrar, campaign, found));
  expect(task).toMatchObject({ result: { printed: 1 } });
  expect(codeOf(1)).toBe(code);
  expect(await line(first)).toMatchObject({ copies: 1 });
});

test('a county prints one file for each school', async () => {
  await aCampaignOf(
    ['张小明'],
    ['李小红', PLACES.otherClass, { schoolCode: '2141000002', schoolName: '丹水镇中心小学' }],
  );
  const { task } = await print({ choice: {}, masked: false, cover: false }, CAST.county);
  expect(taskFile(desk, task?.result)).toMatchObject({ name: '西峡县核对表.zip', type: 'application/zip' });
});

test('nothing is printed of a campaign that does not run, nor of nobody', async () => {
  await aCampaignOf();
  expect(await beginSheets(desk, CAST.registrar, campaign, CLASS)).toMatchObject({ objections: [{ code: 'nobody' }] });
  const closed: Campaign = { ...campaign, state: 'closed' };
  expect(await beginSheets(desk, CAST.registrar, closed, CLASS)).toMatchObject({
    objections: [{ code: 'not-running' }],
  });
});
