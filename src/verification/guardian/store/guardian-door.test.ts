import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { SeededRandom } from '#src/kernel/seeded-random.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { type MovingClock, movingClock } from '#test/at-the-door.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPrintedSheet, type PrintedSheet } from '#test/guardian/a-printed-sheet.ts';
import { aSignature } from '#test/guardian/a-signature.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { ReturnsDesk } from '../../returns/store/returns-desk.ts';
import { NOTICE_VERSION } from '../notice.ts';
import { adoptAnswer, answersIn, viewAnswer } from './answers-in.ts';
import { openDoor } from './open-door.ts';
import { readGuardianSheet } from './read-guardian-sheet.ts';
import { type SentAnswer, sendAnswer } from './send-answer.ts';
import { findSession } from './sessions.ts';
import { guardianAnswerOf } from './stored-answer.ts';

let base: TestDatabase;
let desk: ReturnsDesk;
let campaign: Campaign;
let clock: MovingClock;
let order = 0;
const NOBODY = { person: undefined, office: undefined };

beforeAll(async () => {
  base = await openTestDatabase();
  await seedCast(base.db);
});
afterAll(() => base.close());
beforeEach(async () => {
  clock = movingClock();
  desk = wholeDesk({ ...aDesk({ db: base.db, clock }), seal: desk?.seal ?? aDesk(base).seal }, IN_THIS_PROCESS);
  await desk.db.updateTable('campaigns').set({ state: 'closed' }).execute();
  campaign = await aRunningCampaign(desk);
});

async function aPupil(name: string, unit = PLACES.primaryClass) {
  order += 1;
  const draft = { id: randomUUID(), unit, cells: aChild(name, order) };
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], NOBODY, { kind: 'seed' }));
  const phone = draft.cells['guardian1.phone'] ?? '';
  return { student: draft.id, four: phone.slice(-4), sheet: await aPrintedSheet(desk, campaign.id, draft.id) };
}

async function tokenFor({ code, key }: PrintedSheet): Promise<string> {
  const opened = await openDoor(desk, code, key);
  if (opened === undefined) throw new Error('the door stayed closed');
  return opened.token;
}

const look = (token: string) =>
  desk.db.transaction().execute(async (work) => {
    const session = await findSession(desk, work, token);
    return session && session.spentBy === undefined ? readGuardianSheet(desk, work, session) : undefined;
  });

async function send(
  token: string,
  cells: SentAnswer['cells'] = {},
  more: Partial<SentAnswer> = {},
  request = randomUUID(),
) {
  const seen = (await look(token))?.revision ?? 0;
  const sent = {
    cells,
    remark: '',
    signer: '父亲',
    signature: aSignature(),
    seen,
    notice: NOTICE_VERSION,
    ...more,
  } as const;
  return sendAnswer(desk, token, request, sent);
}

const stateOf = async (student: string) =>
  await desk.db
    .selectFrom('campaign_lines')
    .select(['state', 'way'])
    .where('campaign', '=', campaign.id)
    .where('student', '=', student)
    .executeTakeFirstOrThrow();

test('the code opens with the six characters or with the last four digits, and shows no number in full', async () => {
  const { sheet, four, student } = await aPupil('米开门');
  const seen = await look(await tokenFor(sheet));
  expect(seen).toMatchObject({ name: '米开门', receipt: undefined, closed: undefined });
  expect(JSON.stringify(seen)).not.toMatch(/\d{13}|1[3-9]\d{9}|20150312/);
  expect(await openDoor(desk, sheet.code.toLowerCase(), four)).toMatchObject({ sheet: { found: { student } } });
  const audits = await desk.db.selectFrom('audit_events').selectAll().where('action', '=', 'guardian.open').execute();
  expect(audits.filter(({ subject }) => subject === student)).toHaveLength(2);
  expect(JSON.stringify(audits)).not.toContain(sheet.key);
});

test('five wrong proofs, however many come at once, and the sheet is locked; another copy opens', async () => {
  const { sheet, student, four } = await aPupil('米锁上');
  const guesses = Array.from({ length: 2000 }, (_, at) => String(at).padStart(4, '0')).filter((each) => each !== four);
  const outcomes: unknown[] = [];
  for (let from = 0; from < guesses.length; from += 50) {
    const some = guesses.slice(from, from + 50).filter((each) => !['', four].includes(each));
    outcomes.push(...(await Promise.all(some.map((guess) => openDoor(desk, sheet.code, guess)))));
  }
  expect(outcomes.every((outcome) => outcome === undefined)).toBe(true);
  const door = await desk.db
    .selectFrom('guardian_doors')
    .select('failures')
    .where('sheet', '=', sheet.id)
    .executeTakeFirst();
  expect(door?.failures).toBe(5);
  expect(await openDoor(desk, sheet.code, sheet.key)).toBeUndefined();
  const reprint = await aPrintedSheet(desk, campaign.id, student, 2);
  expect(await openDoor(desk, reprint.code, reprint.key)).toBeDefined();
});

test('what was right gives back its own try only, so that a thief is not helped by the guardian', async () => {
  const { sheet } = await aPupil('米不清');
  for (let at = 0; at < 4; at++) expect(await openDoor(desk, sheet.code, 'AAAAAA')).toBeUndefined();
  expect(await openDoor(desk, sheet.code, sheet.key)).toBeDefined();
  expect(await openDoor(desk, sheet.code, 'AAAAAA')).toBeUndefined();
  expect(await openDoor(desk, sheet.code, sheet.key)).toBeUndefined();
});

test('a hundred thousand guessed codes open nothing', async () => {
  await aPupil('米难猜');
  const random = new SeededRandom(30);
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const guess = () => `RJ${COUNTY}-${Array.from({ length: 28 }, () => letters[random.next() % 32]).join('')}`;
  let opened = 0;
  for (let at = 0; at < 100_000; at++) if ((await openDoor(desk, guess(), '0000')) !== undefined) opened += 1;
  expect(opened).toBe(0);
});

test('an older copy, a closed campaign, a past deadline and a pupil who left open nothing', async () => {
  const older = await aPupil('米旧份');
  const token = await tokenFor(older.sheet);
  await aPrintedSheet(desk, campaign.id, older.student, 2);
  expect(await openDoor(desk, older.sheet.code, older.sheet.key)).toBeUndefined();
  expect(await look(token)).toBeUndefined();

  const gone = await aPupil('米离开');
  await sql`update campaign_lines set left_at = ${clock.now()} where student = ${gone.student}`.execute(desk.db);
  expect(await openDoor(desk, gone.sheet.code, gone.sheet.key)).toBeUndefined();

  const late = await aPupil('米过期');
  const before = await tokenFor(late.sheet);
  clock.pass(31);
  expect(await look(before)).toBeUndefined();
  clock.pass(60 * 24 * 24);
  expect(clock.today() > '2025-04-08').toBe(true);
  const inGrace = await tokenFor(late.sheet);
  expect(await look(inGrace)).toBeDefined();
  clock.pass(60 * 24 * 7);
  expect(await openDoor(desk, late.sheet.code, late.sheet.key)).toBeUndefined();

  clock = movingClock();
  desk = { ...desk, clock };
  const closed = await aPupil('米结束');
  const session = await tokenFor(closed.sheet);
  await desk.db.updateTable('campaigns').set({ state: 'closed' }).execute();
  expect(await look(session)).toBeUndefined();
  expect(await openDoor(desk, closed.sheet.code, closed.sheet.key)).toBeUndefined();
});

test('no change: the line is confirmed by phone, a repeated sending counts once, and the session is spent', async () => {
  const { sheet, student } = await aPupil('米无误');
  const token = await tokenFor(sheet);
  const other = await tokenFor(sheet);
  const request = randomUUID();
  const first = await send(token, {}, {}, request);
  expect(first).toMatchObject({ receipt: { items: [], state: 'unchanged', signer: '父亲' } });
  expect(await stateOf(student)).toEqual({ state: 'confirmed', way: 'phone' });
  expect(await send(token, {}, {}, request)).toEqual(first);
  for (const stolen of [token, other]) {
    expect(await look(stolen)).toBeUndefined();
    expect(await send(stolen)).toBe('no-session');
  }
  expect(await look(await tokenFor(sheet))).toMatchObject({ receipt: { state: 'unchanged' } });
});

test('changes lie sealed, can be sent anew until they are keyed, and the first is kept', async () => {
  const { sheet, student } = await aPupil('米改动');
  expect(await send(await tokenFor(sheet), { postcode: '474581', idNumber: '41132320150312999' })).toMatchObject({
    objections: [{ field: 'idNumber' }],
  });
  expect(await send(await tokenFor(sheet), { recordStatus: '休学' })).toMatchObject({
    objections: [{ field: 'recordStatus' }],
  });
  expect(await send(await tokenFor(sheet), {}, { signature: aSignature(0) })).toMatchObject({
    objections: [{ code: 'signature' }],
  });
  await send(await tokenFor(sheet), { postcode: '474581' });
  expect(await stateOf(student)).toEqual({ state: 'changed', way: 'phone' });
  await send(await tokenFor(sheet), { postcode: '474582', 'guardian1.phone': '13837790001' });
  const rows = await desk.db.selectFrom('guardian_answers').selectAll().where('student', '=', student).execute();
  expect(rows.map((row) => row.superseded_at === null).sort()).toEqual([false, true]);
  expect(rows.map((row) => row.sealed.toString('latin1')).join()).not.toContain('13837790001');
  const answer = await guardianAnswerOf(desk.db, desk.seal, COUNTY, campaign.id, student);
  expect(answer).toMatchObject({ typed: { postcode: '474582' }, signer: '父亲', state: 'waiting' });
  expect((await look(await tokenFor(sheet)))?.receipt?.items).toContainEqual(
    expect.objectContaining({ title: '家庭成员一联系电话', typed: '138****0001' }),
  );
});

test('the registrar adopts: ordinary cells into the record, key cells as a case; strangers see nothing', async () => {
  const { sheet, student } = await aPupil('米采用');
  await send(await tokenFor(sheet), { postcode: '474583', name: '米更名' });
  const { rows } = await answersIn(desk, CAST.registrar, campaign);
  const id = rows.find(({ name }) => name === '米采用')?.id ?? '';
  for (const stranger of [CAST.neighbour, CAST.strangeRegistrar]) {
    expect((await answersIn(desk, stranger, campaign)).rows).toEqual([]);
    expect(await viewAnswer(desk, stranger, campaign, id)).toBeUndefined();
    expect(await adoptAnswer(desk, stranger, campaign, id, { seen: 1, confirmed: [] })).toBe('missing');
  }
  const view = await viewAnswer(desk, CAST.registrar, campaign, id);
  expect(view?.cells.map(({ title, written }) => [title, written])).toEqual([
    ['姓名', '米更名'],
    ['邮政编码', '474583'],
  ]);
  const seen = view?.recordRevision ?? 0;
  expect(await adoptAnswer(desk, CAST.registrar, campaign, id, { seen, confirmed: [] })).toMatchObject({
    cells: 1,
    caseId: expect.any(String),
  });
  expect((await stateOf(student)).state).toBe('keyed');
  const change = await desk.db
    .selectFrom('student_changes')
    .select('source')
    .where('student', '=', student)
    .orderBy('revision', 'desc')
    .executeTakeFirst();
  expect(change?.source).toBe('sheet');
  expect((await look(await tokenFor(sheet)))?.closed).toContain('学校已经录入');
});

test('once the paper is in, the phone sends nothing more', async () => {
  const { sheet, student } = await aPupil('米交表');
  const token = await tokenFor(sheet);
  await sql`update campaign_lines set state = 'returned', is_issued = true, way = 'counted' where student = ${student}
    and campaign = ${campaign.id}`.execute(desk.db);
  expect(await send(token)).toMatchObject({ objections: [{ code: 'closed' }] });
});
