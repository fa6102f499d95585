import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Work } from '#src/platform/database/database.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aStudent } from '#test/world.ts';
import { turnOn } from '../fate.ts';
import { type PromotionPolicy, USUAL_POLICY } from '../policy.ts';
import { heldAfter, previewPromotion } from './preview.ts';
import {
  beginPromotion,
  beginRollBack,
  findPromotion,
  listPromotions,
  type Promotion,
  recoverPromotions,
} from './promotions.ts';
import { rollBackPromotion } from './roll-back-promotion.ts';
import { runPromotion } from './run-promotion.ts';

let base: TestDatabase;
let desk: RegisterDesk;
let free: string;
let busy: string;
/** The run that took everybody up who was free to go. */
let whole: Promotion;
const NOBODY = { person: undefined, office: undefined };
const SEPTEMBER = turnOn('2025-09-02');
const HOLDING: PromotionPolicy = { ...USUAL_POLICY, problems: 'hold' };

beforeAll(async () => {
  base = await openTestDatabase();
  desk = { ...aDesk(base), afterChange: async () => {} };
  await seedCast(base.db);
  free = await aPupil();
  busy = await aPupil();
  await anOpenCaseOf(busy);
});
afterAll(() => base.close());

async function aPupil(): Promise<string> {
  const id = randomUUID();
  const drafts = [{ id, unit: PLACES.primaryClass, cells: aStudent() }];
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, drafts, NOBODY, { kind: 'seed' }));
  return id;
}

async function anOpenCaseOf(student: string): Promise<void> {
  const [id, at] = [randomUUID(), desk.clock.now()];
  const none = Buffer.alloc(16);
  const row = { county: COUNTY, id, number: '2025-000001', procedure: 'class-change', state: 'draft', hash: none };
  const rest = {
    title: '张小明',
    pupils: 1,
    applicant: PLACES.primary,
    receipt: none,
    opened_by: CAST.registrar.person,
  };
  await desk.db
    .insertInto('cases')
    .values({ ...row, ...rest, opened_at: at, changed_at: at, sealed: none, key_id: desk.seal.keyId })
    .execute();
  await desk.db
    .insertInto('case_pupils')
    .values({ county: COUNTY, case_id: id, ordinal: 0, student, name: '张小明', seen: 1, open: true })
    .execute();
}

const gradeOf = async (id: string) => (await openRecords(desk.db, desk.seal, COUNTY, [id]))[0]?.cells.grade;

async function begun(policy: PromotionPolicy = USUAL_POLICY): Promise<Promotion> {
  const promotion = await beginPromotion(desk, CAST.county, SEPTEMBER, policy);
  if ('objections' in promotion) throw new Error(promotion.objections[0]?.message);
  return promotion;
}

test('an open case holds its pupil back, by name', async () => {
  const { all } = await previewPromotion(desk.db, COUNTY, SEPTEMBER, USUAL_POLICY);
  expect(all).toMatchObject({ promote: 1, held: { 'open-case': 1 } });
  const { pupils, next } = await heldAfter(desk.db, COUNTY, { turn: SEPTEMBER, policy: USUAL_POLICY }, undefined, 10);
  expect(pupils.map(({ id, by }) => [id, by])).toEqual([[busy, 'open-case']]);
  expect(next).toBeUndefined();
});

test('so does a problem, where the county wants it', async () => {
  const row = { county: COUNTY, id: randomUUID(), student: free, rule: 'DUP-01', field: 'idNumber', state: 'open' };
  const rest = { severity: 'error', unit: PLACES.primaryClass, owner: 'registrar', fingerprint: Buffer.alloc(16) };
  const at = desk.clock.now();
  const said = { message: Buffer.alloc(16), key_id: desk.seal.keyId, opened_at: at, changed_at: at };
  await desk.db
    .insertInto('findings')
    .values({ ...row, ...rest, ...said })
    .execute();
  const { all } = await previewPromotion(desk.db, COUNTY, SEPTEMBER, HOLDING);
  expect(all).toMatchObject({ promote: 0, held: { 'open-case': 1, 'problem-record': 1 } });
  expect((await previewPromotion(desk.db, COUNTY, SEPTEMBER, USUAL_POLICY)).all.promote).toBe(1);
});

test('whoever is held is listed page after page, each once', async () => {
  const asked = { turn: SEPTEMBER, policy: HOLDING };
  const first = await heldAfter(desk.db, COUNTY, asked, undefined, 1);
  const second = await heldAfter(desk.db, COUNTY, asked, first.next, 1);
  expect(second.next).toBeUndefined();
  expect(new Set([...first.pupils, ...second.pupils].map(({ id }) => id))).toEqual(new Set([free, busy]));
});

test('of two who begin at once one does', async () => {
  const both = await Promise.all([
    beginPromotion(desk, CAST.county, SEPTEMBER, USUAL_POLICY),
    beginPromotion(desk, CAST.county, SEPTEMBER, USUAL_POLICY),
  ]);
  expect(both.filter((one) => 'objections' in one).length).toBe(1);
  await recoverPromotions(desk);
  expect(await listPromotions(desk.db, CAST.county)).toMatchObject([{ state: 'interrupted' }]);
});

test('a run that breaks off half-way says so, has kept what it did, and the next goes on', async () => {
  const broken: RegisterDesk = { ...desk, afterChange: () => Promise.reject(new Error('the disk is full')) };
  const first = await begun();
  await expect(runPromotion(broken, CAST.county, first, SEPTEMBER, () => {})).rejects.toThrow('the disk is full');
  expect(await findPromotion(desk.db, CAST.county, first.id)).toMatchObject({
    state: 'interrupted',
    counts: { promoted: 0 },
  });
  expect(await gradeOf(free)).toBe('四年级');
  const heard: number[] = [];
  whole = await begun();
  await runPromotion(desk, CAST.county, whole, SEPTEMBER, (done) => heard.push(done));
  expect([await gradeOf(free), await gradeOf(busy)]).toEqual(['小学五年级', '四年级']);
  expect(heard).toEqual([2]);
});

test('who is changed by somebody else just then goes up all the same, with the change', async () => {
  const another = await aPupil();
  // Between looking and writing, the register is open to others: here somebody corrects a phone just before the writing.
  const db = new Proxy(desk.db, {
    get: (whole, name) => {
      const part: unknown = Reflect.get(whole, name);
      if (typeof part !== 'function') return part;
      if (name !== 'transaction') return part.bind(whole);
      const execute = async (deed: (work: Work) => Promise<unknown>) => {
        await whole.transaction().execute((work) => {
          const change = { id: another, seen: 1, cells: { phone: '13800000009' } };
          return changeRecords(desk, work, COUNTY, [change], NOBODY, { kind: 'edit' });
        });
        return whole.transaction().execute(deed);
      };
      return () => ({ execute });
    },
  });
  const meddling: RegisterDesk = { ...desk, db };
  const counts = await runPromotion(meddling, CAST.county, await begun(), SEPTEMBER, () => {});
  expect(counts).toMatchObject({ promoted: 1 });
  const [record] = await openRecords(desk.db, desk.seal, COUNTY, [another]);
  expect(record?.cells).toMatchObject({ grade: '小学五年级', phone: '13800000009' });
});

test('it goes back as it was, pupil by pupil, and only once', async () => {
  const latest = await findPromotion(desk.db, CAST.county, whole.id);
  if (latest === undefined) throw new Error('no run');
  const back = await beginRollBack(desk, CAST.county, latest, latest.revision);
  if ('objections' in back) throw new Error(back.objections[0]?.message);
  expect(await rollBackPromotion(desk, CAST.county, back, () => {})).toMatchObject({ back: 1, kept: 0 });
  expect(await gradeOf(free)).toBe('四年级');
  expect(await beginRollBack(desk, CAST.county, back, back.revision + 1)).toMatchObject({
    objections: [{ code: 'stale' }],
  });
});

test('nobody of another county, and no other office, finds a run', async () => {
  const [latest] = await listPromotions(desk.db, CAST.county);
  expect(await findPromotion(desk.db, CAST.stranger, latest?.id ?? '')).toBeUndefined();
  expect(await listPromotions(desk.db, CAST.stranger)).toEqual([]);
  expect(await listPromotions(desk.db, CAST.registrar)).toEqual([]);
});
