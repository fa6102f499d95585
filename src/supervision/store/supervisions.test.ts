import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import { noticesOf } from '#src/notices/store/read-notices.ts';
import { movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { SupervisionDraft } from '../supervision.ts';
import type { DeedSent } from '../supervision-objections.ts';
import { dealWithSupervision } from './deal-with-supervision.ts';
import { eventsOf } from './events.ts';
import { countSupervisions, listSupervisions } from './list-supervisions.ts';
import { moveSupervisions } from './move-supervisions.ts';
import { openSupervision } from './open-supervision.ts';
import { receiversFor } from './receivers.ts';
import type { SupervisionDesk } from './supervision-desk.ts';
import { addFile, filesOf, openSupervisionFile, removeFile } from './supervision-files.ts';
import { findSupervision } from './supervision-rows.ts';
import { demandOf, supervisionSheet } from './supervision-sheet.ts';
import { supervisionsOfToday } from './today-supervisions.ts';

let database: TestDatabase;
let desk: SupervisionDesk;
const clock = movingClock();

beforeAll(async () => {
  database = await openTestDatabase();
  desk = { ...aDesk({ db: database.db, clock }), readEvidence };
  await seedCast(database.db);
});
afterAll(() => database.close());

function aDraft(over: Partial<SupervisionDraft> = {}): SupervisionDraft {
  return {
    ...{
      receiver: PLACES.primary,
      subject: '转学业务超期未办',
      demand: '办结张小明的转学',
      basis: '通知二（一）',
      days: 5,
    },
    ...over,
  };
}

async function opened(over: Partial<SupervisionDraft> = {}, by = CAST.county): Promise<string> {
  const made = await desk.db.transaction().execute((work) => openSupervision(desk, work, by, aDraft(over)));
  if (made === 'missing' || 'objections' in made) throw new Error(JSON.stringify(made));
  return made.id;
}

async function deal(id: string, by: (typeof CAST)[keyof typeof CAST], sent: Partial<DeedSent>) {
  const of = await findSupervision(desk.db, CAST.county, id);
  return dealWithSupervision(desk, by, id, { deed: 'answer', seen: of?.revision ?? 0, words: '已办结', ...sent });
}

test('strangers find nothing, deal with nothing and see no figure', async () => {
  const id = await opened({ receiver: PLACES.primary });
  const today = clock.today();
  for (const who of [CAST.neighbour, CAST.stranger, CAST.strangeRegistrar, CAST.inspector]) {
    expect(await findSupervision(desk.db, who, id)).toBeUndefined();
    expect((await listSupervisions(desk.db, who, today, { limit: 50 })).rows).toEqual([]);
    expect((await countSupervisions(desk.db, who, today, {})).open).toBe(0);
    expect(await deal(id, who, {})).toBe('missing');
    expect(await addFile(desk, who, id, { name: 'a.jpg', declared: 'image/jpeg', bytes: Buffer.from('') })).toBe(
      'missing',
    );
    expect(await removeFile(desk, who, id, id)).toBe('missing');
    expect(await openSupervisionFile(desk, who, id, id)).toBeUndefined();
    expect((await supervisionSheet(desk, who, {})).rows).toBe(0);
    const question = { actor: who, today, since: clock.now() };
    expect(await supervisionsOfToday(desk)(question)).toEqual([]);
  }
});

test('nobody asks a unit outside their reach, and a school asks nobody', async () => {
  const ask = (by: (typeof CAST)[keyof typeof CAST], over: Partial<SupervisionDraft>) =>
    desk.db.transaction().execute((work) => openSupervision(desk, work, by, aDraft(over)));
  expect(await ask(CAST.centralSchool, { receiver: PLACES.other })).toBe('missing');
  expect(await ask(CAST.stranger, {})).toBe('missing');
  expect(await ask(CAST.registrar, { receiver: PLACES.primaryClass })).toBe('missing');
  expect(await receiversFor(desk.db, CAST.registrar)).toEqual([]);
  const names = (await receiversFor(desk.db, CAST.centralSchool)).map(({ path }) => path);
  expect(names).toContain(PLACES.primary);
  expect(names).not.toContain(PLACES.other);
  expect(await receiversFor(desk.db, CAST.inspector)).toMatchObject([
    { path: PLACES.county },
    { path: PLACES.nextCounty },
  ]);
});

test('the words of demand and answer lie sealed, and come back to both sides', async () => {
  const id = await opened({ demand: '核清王小花的去向' });
  await deal(id, CAST.registrar, { words: '王小花已转往外省' });
  const of = await findSupervision(desk.db, CAST.registrar, id);
  if (of === undefined) throw new Error('not there');
  expect(await demandOf(desk, of)).toMatchObject({ demand: '核清王小花的去向' });
  expect((await eventsOf(desk, of)).at(-1)).toMatchObject({ title: '答复', words: '王小花已转往外省' });
  const kept = await desk.db.selectFrom('supervisions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(kept.sealed.toString('utf8') + JSON.stringify(kept)).not.toContain('王小花');
});

test('an answer is judged by who asked: not by the central school beside, and not by the school itself', async () => {
  const id = await opened();
  expect(await deal(id, CAST.centralSchool, {})).toMatchObject({ objections: [{ code: 'side' }] });
  expect(await deal(id, CAST.head, {})).toHaveProperty('revision');
  expect(await deal(id, CAST.centralSchool, { deed: 'accept' })).toMatchObject({ objections: [{ code: 'side' }] });
  expect(await deal(id, CAST.head, { deed: 'accept' })).toMatchObject({ objections: [{ code: 'side' }] });
  expect(await deal(id, CAST.county, { deed: 'accept' })).toHaveProperty('revision');
  expect(await findSupervision(desk.db, CAST.head, id)).toMatchObject({ state: 'closed', closedOn: clock.today() });
});

test('sent back, the days begin anew; extended, they are added', async () => {
  const id = await opened({ days: 5 });
  await deal(id, CAST.registrar, {});
  await deal(id, CAST.county, { deed: 'send-back', words: '没有附转学单', days: 2 });
  expect(await findSupervision(desk.db, CAST.county, id)).toMatchObject({
    state: 'returned',
    days: 2,
    answeredOn: undefined,
  });
  await deal(id, CAST.county, { deed: 'extend', words: '对方学校放假', days: 3 });
  expect(await findSupervision(desk.db, CAST.county, id)).toMatchObject({ state: 'returned', days: 5 });
});

test('an uploaded proof is seen by both sides, and taken off only by the side that put it there', async () => {
  const id = await opened();
  const { bytes } = jpg(await aPhoto(800, 600));
  const added = await addFile(desk, CAST.registrar, id, {
    name: '转学单411323201501010011.jpg',
    declared: 'image/jpeg',
    bytes,
  });
  if (added === 'missing' || 'objections' in added) throw new Error(JSON.stringify(added));
  const of = await findSupervision(desk.db, CAST.county, id);
  if (of === undefined) throw new Error('not there');
  expect(await filesOf(desk, of)).toMatchObject([{ side: 'receiver', name: '转学单****.jpg' }]);
  expect(await openSupervisionFile(desk, CAST.county, id, added.id)).toHaveProperty('bytes');
  expect(await removeFile(desk, CAST.county, id, added.id)).toBe('missing');
  expect(await removeFile(desk, CAST.registrar, id, added.id)).toEqual({ id: added.id });
  expect(await filesOf(desk, of)).toEqual([]);
});

test('each side finds on its own page what it must do', async () => {
  const id = await opened({ receiver: PLACES.junior }).catch(() => undefined);
  expect(id).toBeUndefined(); // nobody is in office there
  const own = await opened({ receiver: PLACES.dinghe, subject: '报送核查办法' });
  const question = { actor: CAST.centralSchool, today: clock.today(), since: clock.now() };
  const sections = await supervisionsOfToday(desk)(question);
  expect(sections.find(({ key }) => key === 'supervisions-to-answer')?.lines).toMatchObject([
    { id: own, title: '报送核查办法', daysLeft: 5 },
  ]);
  await deal(own, CAST.centralSchool, {});
  const county = await supervisionsOfToday(desk)({ ...question, actor: CAST.county });
  expect(county.find(({ key }) => key === 'supervisions-to-judge')?.lines.map((line) => line.id)).toContain(own);
});

test('the city asks the county, which alone answers; what the county asks below it the city does not see', async () => {
  const id = await opened({ receiver: PLACES.county, subject: '核查随迁子女学籍' }, CAST.inspector);
  await opened({ subject: '县内的事' });
  const seen = await listSupervisions(desk.db, CAST.inspector, clock.today(), { limit: 50 });
  expect(seen.rows.map(({ supervision }) => supervision.id)).toEqual([id]);
  expect(seen.rows[0]).toMatchObject({ receiverName: '西峡县', issuerName: '南阳市' });
  expect(await findSupervision(desk.db, CAST.centralSchool, id)).toBeUndefined();
  expect(await deal(id, CAST.county, {})).toHaveProperty('revision');
  const { rows: told } = await noticesOf(desk.db, CAST.inspector, { unread: true, limit: 9 });
  expect(told).toMatchObject([{ event: 'supervision-answered', door: { params: { id } } }]);
  expect(await deal(id, CAST.inspector, { deed: 'accept' })).toHaveProperty('revision');
});

test('what stands in the list is named by its origin, and can be asked for by it', async () => {
  const origin = {
    kind: 'figure',
    id: 'steps-overdue',
    title: '办理环节超时',
    door: { to: '/cases', search: { late: '1' } },
  };
  const id = await opened({ origin });
  const about = { kind: 'figure', id: 'steps-overdue' };
  const { rows } = await listSupervisions(desk.db, CAST.county, clock.today(), { about, limit: 50 });
  expect(rows).toMatchObject([{ supervision: { id, origin } }]);
});

test('a unit that is moved takes along what it asked and what it was asked', async () => {
  const id = await opened();
  await desk.db.transaction().execute(async (work) => {
    await moveSupervisions(work, COUNTY, PLACES.dinghe, PLACES.danshui);
    const row = await work.selectFrom('supervisions').select('receiver').where('id', '=', id).executeTakeFirst();
    expect(row?.receiver).toBe(`${PLACES.danshui}/2141000001`);
    await moveSupervisions(work, COUNTY, `${PLACES.danshui}/2141000001`, PLACES.primary);
  });
});
