import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { readCaseFile } from '#src/cases/store/case-file.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { findRecord } from '#src/registry/store/find-record.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, type CastMember, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { aScannedPile, aScannedSheet } from '#test/returns/scanned-pile.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import { codeOfSheet, digestOfCode, sealValues } from '../../sheets/store/sheet-secrets.ts';
import { arrive } from './arrive.ts';
import { keepDraft, openReturn } from './key-queue.ts';
import { returnsIn } from './list-returns.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import { openBatch } from './scan-batches.ts';
import { settleReturn, type Verdict } from './settle-return.ts';
import { takeScans } from './take-scans.ts';
import { undoReturn } from './undo-return.ts';
import { claimScan, scanPicture, setScanAside, unmatchedScans } from './unmatched-scans.ts';

let base: TestDatabase;
let desk: ReturnsDesk;
let campaign: Campaign;
const NOBODY = { person: undefined, office: undefined };
const CLEAN = { askew: 1, blur: 0, noise: 4, lost: 0 };
let order = 0;

beforeAll(async () => {
  base = await openTestDatabase();
  desk = wholeDesk(aDesk(base), IN_THIS_PROCESS);
  await seedCast(base.db);
});
afterAll(() => base.close());
beforeEach(async () => {
  await desk.db.updateTable('campaigns').set({ state: 'closed' }).execute();
  campaign = await aRunningCampaign(desk);
});

async function pupil(name: string, unit: UnitPath = PLACES.primaryClass): Promise<string> {
  order += 1;
  const draft = { id: randomUUID(), unit, cells: aChild(name, order) };
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], NOBODY, { kind: 'seed' }));
  return draft.id;
}

/** Prints a copy, as `sheets` does; answers the code that stands on it. */
async function sheetOf(student: string, { copy = 1, of = campaign.id, masked = false } = {}): Promise<string> {
  const [id, job, now] = [randomUUID(), randomUUID(), desk.clock.now()];
  const row = await findRecord(desk.db, CAST.county, 'record.read', student);
  if (row === undefined) throw new Error('no such pupil');
  const values = openCells(desk.seal, COUNTY, student, row.sealed);
  const code = codeOfSheet(desk.seal, COUNTY, id);
  await sql`insert into sheet_jobs (county, id, campaign, unit, title, choice, masked, cover, state, pupils, begun_at, begun_by)
    values (${COUNTY}, ${job}, ${of}, ${row.unit}, '四年级1班', '{}', ${masked}, false, 'done', 1, ${now},
      ${CAST.registrar.person})`.execute(desk.db);
  await sql`insert into sheets (county, id, campaign, student, copy, job, unit, masked, code_digest, record_revision, sealed,
      key_id, printed_at, printed_by)
    values (${COUNTY}, ${id}, ${of}, ${student}, ${copy}, ${job}, ${row.unit}, ${masked}, ${digestOfCode(desk.seal, code)},
      ${row.revision}, ${sealValues(desk.seal, COUNTY, id, values)}, ${desk.seal.keyId}, ${now},
      ${CAST.registrar.person})`.execute(desk.db);
  return code;
}

const takes = async (files: readonly Buffer[], report: (done: number) => void = () => {}) =>
  takeScans(
    desk,
    CAST.registrar,
    campaign,
    await openBatch(desk, CAST.registrar, campaign, files.length),
    files,
    report,
  );
const comes = (code: string, who: CastMember = 'registrar') =>
  desk.db.transaction().execute((work) => arrive(desk, work, CAST[who], campaign, code, 'counted'));
const stateOf = async (student: string) =>
  (
    await desk.db
      .selectFrom('campaign_lines')
      .select('state')
      .where('campaign', '=', campaign.id)
      .where('student', '=', student)
      .executeTakeFirstOrThrow()
  ).state;
const cellsOf = async (student: string) => {
  const row = await findRecord(desk.db, CAST.county, 'record.read', student);
  return row === undefined ? {} : openCells(desk.seal, COUNTY, student, row.sealed);
};
async function returned(name: string) {
  const student = await pupil(name);
  const { returnId } = await comes(await sheetOf(student));
  if (returnId === undefined) throw new Error('it did not come back');
  return { student, id: returnId };
}
async function settle(id: string, verdict: Verdict, who: CastMember = 'registrar') {
  const view = await openReturn(desk, CAST[who], campaign, id);
  if (view === undefined || typeof view === 'string') throw new Error(`not to be keyed: ${view}`);
  return settleReturn(desk, CAST[who], campaign, id, view.recordRevision, verdict);
}
const keyed = (typed: Record<string, string>, again = {}, confirmed: readonly string[] = []): Verdict => ({
  verdict: 'changed',
  keyed: { typed, again, confirmed },
});

test('the code of a sheet counts its return, whoever holds the scanner, and names the child', async () => {
  const student = await pupil('乔收回');
  const arrived = await comes(await sheetOf(student), 'classTeacher');
  expect(arrived).toMatchObject({ is: 'counted', warnings: [], pupil: { student, name: '乔收回' } });
  expect(await stateOf(student)).toBe('returned');
  const { rows } = await returnsIn(desk, CAST.registrar, campaign, { list: 'waiting' });
  expect(rows).toMatchObject([{ student, name: '乔收回', way: 'counted', hasScan: false }]);
});

test('a scanned pile: counted pages, one for the queue, one that was counted at the desk before', async () => {
  const [one, two] = [await pupil('乔扫一'), await pupil('乔扫二')];
  const [first, second] = [await sheetOf(one), await sheetOf(two)];
  await comes(first);
  const pages = [await aScannedSheet(first, 1, CLEAN), await aScannedSheet(second, 2, { ...CLEAN, askew: 181 })];
  const pile = await aScannedPile([...pages, await aScannedSheet(undefined, 3, CLEAN)]);
  const told: number[] = [];
  const taken = await takes([pile], (done) => told.push(done));
  expect(taken).toMatchObject({ pages: 3, counted: 2, kept: 0, unmatched: 1, twice: 0, refused: [] });
  expect(told).toEqual([1, 2, 3]);
  const again = await takes([pile, Buffer.from('PK')], () => {});
  expect(again).toMatchObject({ counted: 0, twice: 3, refused: [{ file: 2 }] });
  const { rows } = await returnsIn(desk, CAST.registrar, campaign, { list: 'waiting' });
  expect(rows.map(({ name, hasScan }) => [name, hasScan]).sort()).toEqual([
    ['乔扫一', true],
    ['乔扫二', true],
  ]);
});

test('a page without a code is claimed beside its picture, or set aside; a stranger sees neither', async () => {
  const [lost, blank] = [await pupil('乔认领'), await aScannedSheet(undefined, 8, CLEAN)];
  await takes([await aScannedSheet(undefined, 7, CLEAN), blank], () => {});
  const { rows, total } = await unmatchedScans(desk, CAST.registrar, campaign);
  const [first = '', second = ''] = rows.map(({ id }) => id);
  expect(total).toBe(2);
  expect((await scanPicture(desk, CAST.registrar, first))?.subarray(0, 2).toString('hex')).toBe('ffd8');
  for (const stranger of [CAST.neighbour, CAST.strangeRegistrar]) {
    expect(await scanPicture(desk, stranger, first)).toBeUndefined();
    expect((await unmatchedScans(desk, stranger, campaign)).rows).toEqual([]);
    expect(await claimScan(desk, stranger, campaign, first, { student: lost })).toBe('missing');
  }
  expect(await claimScan(desk, CAST.registrar, campaign, first, { student: lost })).toEqual({
    message: '已登记乔认领的核对表',
  });
  expect(await setScanAside(desk, CAST.registrar, campaign, second)).toMatchObject({ message: expect.any(String) });
  expect(await stateOf(lost)).toBe('returned');
  expect((await unmatchedScans(desk, CAST.registrar, campaign)).total).toBe(0);
});

test('ordinary cells are written at once with the sheet as their source, and the line is keyed', async () => {
  const { student, id } = await returned('乔录入');
  expect(await settle(id, keyed({ postcode: '474599', attendanceMode: '住校' }))).toMatchObject({ cells: 2 });
  expect(await cellsOf(student)).toMatchObject({ postcode: '474599', attendanceMode: '住校' });
  expect(await stateOf(student)).toBe('keyed');
  const last = await desk.db
    .selectFrom('student_changes')
    .select(['source', 'source_id', 'by_person'])
    .where('student', '=', student)
    .orderBy('revision', 'desc')
    .executeTakeFirstOrThrow();
  expect(last).toEqual({ source: 'sheet', source_id: id, by_person: CAST.registrar.person });
});

test('a key field becomes a case with the sheet as its first document; the record waits for the decision', async () => {
  const student = await pupil('乔改名');
  const code = await sheetOf(student);
  await takes([await aScannedSheet(code, 4, CLEAN)], () => {});
  const [row] = (await returnsIn(desk, CAST.registrar, campaign, { list: 'waiting' })).rows;
  const id = row?.id ?? '';
  expect(await settle(id, keyed({ name: '乔更名' }))).toMatchObject({ objections: [{ code: 'twice', field: 'name' }] });
  const settled = await settle(id, keyed({ name: '乔更名', postcode: '474598' }, { name: '乔更名' }));
  if (settled === 'missing' || 'objections' in settled) throw new Error(JSON.stringify(settled));
  const file = await readCaseFile(desk.db, desk.seal, COUNTY, settled.caseId ?? '');
  expect(file?.procedure.id).toBe('key-information-change');
  expect(file?.contents.answers).toMatchObject({ name: '乔更名', reason: 'name-wrong' });
  const evidence = await desk.db
    .selectFrom('case_evidence')
    .select('kind')
    .where('case_id', '=', file?.id ?? '')
    .execute();
  expect(evidence).toEqual([{ kind: 'verification-sheet' }]);
  expect(await cellsOf(student)).toMatchObject({ name: '乔改名', postcode: '474598' });
});

test('nothing of a sheet is half written: one wrong cell, and record, case and line are as they were', async () => {
  const { student, id } = await returned('乔不全');
  const before = await cellsOf(student);
  const verdict = keyed({ postcode: '474597', attendanceMode: '半托', name: '乔全' }, { name: '乔全' });
  expect(await settle(id, verdict)).toMatchObject({ objections: [{ field: 'attendanceMode' }] });
  expect([await cellsOf(student), await stateOf(student)]).toEqual([before, 'returned']);
});

test('what a procedure changed after printing is shown, and not overwritten in silence', async () => {
  const student = await pupil('乔先改');
  const code = await sheetOf(student);
  const { phone: printed } = await cellsOf(student);
  await desk.db.transaction().execute((work) =>
    changeRecords(desk, work, COUNTY, [{ id: student, seen: 1, cells: { phone: '13937755501' } }], NOBODY, {
      kind: 'procedure',
      id: randomUUID(),
    }),
  );
  const { returnId = '', warnings } = await comes(code);
  expect(warnings).toEqual([expect.stringContaining('印表以后学籍有过变动')]);
  const view = await openReturn(desk, CAST.registrar, campaign, returnId);
  const cell =
    typeof view === 'object' && view.groups.flatMap(({ cells }) => cells).find(({ name }) => name === 'phone');
  expect(cell).toMatchObject({ hasMoved: true, now: '139****5501' });
  expect(JSON.stringify(view)).not.toContain(printed);
  const typed = { phone: '15037755502' };
  expect(await settle(returnId, keyed(typed))).toMatchObject({ objections: [{ code: 'changed-since' }] });
  expect(await settle(returnId, keyed(typed, {}, ['phone']))).toMatchObject({ cells: 1 });
});

test('unclear handwriting goes back with the question, and the next sheet is counted again', async () => {
  const { student, id } = await returned('乔不清');
  await settle(id, { verdict: 'ask', question: '电话第七位看不清' });
  expect(await stateOf(student)).toBe('issued');
  const again = await comes(await sheetOf(student, { copy: 2 }));
  expect([again.is, await stateOf(student)]).toEqual(['counted', 'returned']);
});

test('two returns for one pupil are both kept, and keying the first does not lose the second', async () => {
  const { student, id } = await returned('乔两张');
  const second = await comes(await sheetOf(student, { copy: 2 }));
  expect(second.is).toBe('second-return');
  await settle(id, { verdict: 'unchanged' });
  expect(await stateOf(student)).toBe('confirmed');
  const view = await openReturn(desk, CAST.registrar, campaign, id);
  expect(typeof view === 'object' && view.others).toMatchObject([{ id: second.returnId, state: 'kept' }]);
});

test('a sheet of another school is kept, counted there, and tells the finder nothing about the child', async () => {
  const theirs = await pupil('乔别校', PLACES.otherClass);
  const found = await comes(await sheetOf(theirs));
  expect(found).toMatchObject({ is: 'other-school', pupil: undefined });
  expect(found.message).not.toContain('乔别校');
  expect(await stateOf(theirs)).toBe('returned');
  const queue = await returnsIn(desk, CAST.neighbour, campaign, { list: 'waiting' });
  expect(queue.rows.map(({ name }) => name)).toEqual(['乔别校']);
  expect((await returnsIn(desk, CAST.registrar, campaign, { list: 'waiting' })).rows).toEqual([]);
});

test('a sheet of an earlier campaign is not counted in this one', async () => {
  const student = await pupil('乔旧表');
  await desk.db.updateTable('campaigns').set({ state: 'closed' }).where('id', '=', campaign.id).execute();
  const earlier = campaign;
  campaign = await aRunningCampaign(desk);
  const found = await comes(await sheetOf(student, { of: earlier.id }));
  expect(found).toMatchObject({ is: 'other-campaign', returnId: undefined });
  expect(await stateOf(student)).toBe('not-issued');
});

test('one at a time: what somebody is keying is not keyed by another, and a draft outlives the browser', async () => {
  const { id } = await returned('乔草稿');
  await openReturn(desk, CAST.registrar, campaign, id);
  const draft = { typed: { postcode: '474596' }, again: {}, confirmed: [] };
  expect(await keepDraft(desk, CAST.registrar, campaign, id, draft)).toBe('kept');
  const sealed = await desk.db.selectFrom('returns').select('sealed').where('id', '=', id).executeTakeFirstOrThrow();
  expect(sealed.sealed?.toString('latin1')).not.toContain('474596');
  const other = { ...CAST.registrar, person: randomUUID() };
  expect(await openReturn(desk, other, campaign, id)).toBe('held');
  expect(await openReturn(desk, CAST.registrar, campaign, id)).toMatchObject({ draft });
});

test('keying is taken back until it is rechecked, cell by cell, and keeps what was changed since', async () => {
  const { student, id } = await returned('乔撤销');
  const before = await cellsOf(student);
  await settle(id, keyed({ postcode: '474595', attendanceMode: '住校' }));
  await desk.db.transaction().execute((work) =>
    changeRecords(desk, work, COUNTY, [{ id: student, seen: 2, cells: { postcode: '474500' } }], NOBODY, {
      kind: 'edit',
    }),
  );
  const undone = await undoReturn(desk, CAST.registrar, campaign, id, '录错了人');
  expect(undone).toMatchObject({ cells: 1, message: expect.stringContaining('邮政编码') });
  expect(await cellsOf(student)).toMatchObject({ postcode: '474500', attendanceMode: before.attendanceMode });
  expect(await stateOf(student)).toBe('changed');
  await settle(id, keyed({ attendanceMode: '住校' }));
  const deed = { deed: 'recheck', by: CAST.head.person } as const;
  await desk.db.transaction().execute((work) => workOnLines(desk, work, CAST.head, campaign.id, [student], deed));
  const late = await undoReturn(desk, CAST.registrar, campaign, id, '再看');
  expect(late).toMatchObject({ objections: [{ code: 'rechecked' }] });
});
