import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#src/organization/office.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { followRoll } from '../../ledger/store/follow-roll.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import { EVERY_SECTION } from '../figures.ts';
import { compareWithPrevious } from './compare.ts';
import { frozenSummary, signOffs } from './read-sign-offs.ts';
import { signOff, toSign, withdrawSignOff } from './sign-offs.ts';
import { summarize } from './summarize.ts';
import { summaryPaper } from './summary-papers.ts';
import { whoIsBehind } from './who-is-behind.ts';

let desk: RegisterDesk;
let campaign: Campaign;
/** Two at 丁河镇中心小学, one at 丁河镇初级中学. */
let pupils: readonly string[];

const NOBODY = { person: undefined, office: undefined };
const BY_HAND = { kind: 'edit' } as const;
const JUNIOR_HEAD: Actor = { ...CAST.head, unit: PLACES.junior, name: '吕校长' };
const STRANGERS = [CAST.stranger, CAST.strangeRegistrar, CAST.neighbour, CAST.township, CAST.admin];

beforeEach(async () => {
  const database = await openTestDatabase();
  const plain = aDesk(database);
  desk = {
    ...plain,
    afterChange: (work, county, students) => followRoll(work, county, students, plain.clock.now()),
  };
  await seedCast(database.db);
  const places = [PLACES.primaryClass, PLACES.primaryClass2, PLACES.juniorClass];
  const records = places.map((unit, at) => ({ id: randomUUID(), unit, cells: aChild('张小明', at + 1) }));
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, records, NOBODY, BY_HAND));
  pupils = records.map(({ id }) => id);
  campaign = await aRunningCampaign(desk, { units: [PLACES.dinghe] });
  return () => database.close();
});

async function settle(...students: readonly (string | undefined)[]): Promise<void> {
  const deed = { deed: 'confirm', way: 'counted' } as const;
  const registrar = { ...CAST.registrar, unit: PLACES.dinghe };
  await desk.db.transaction().execute((work) =>
    workOnLines(
      desk,
      work,
      registrar,
      campaign.id,
      students.flatMap((id) => id ?? []),
      deed,
    ),
  );
}

/** Looks, and signs what was seen. */
async function sign(actor: Actor) {
  const sheet = await toSign(desk, desk.db, actor, campaign);
  return signOff(desk, actor, campaign, sheet?.seen ?? '');
}

async function signedBy(actor: Actor): Promise<string> {
  const signed = await sign(actor);
  if (typeof signed !== 'object' || !('id' in signed)) throw new Error(JSON.stringify(signed));
  return signed.id;
}

const messages = (outcome: Awaited<ReturnType<typeof sign>>) =>
  typeof outcome === 'object' && 'objections' in outcome ? outcome.objections.map(({ message }) => message) : outcome;

test('it is signed from below upwards, and withdrawn from above downwards', async () => {
  expect(messages(await sign(CAST.head))).toEqual(['2 名学生的核对表还没有下发']);
  await settle(...pupils);
  expect(messages(await sign(CAST.centralSchool))).toEqual(['丁河镇中心小学还没有签核', '丁河镇初级中学还没有签核']);
  const head = await signedBy(CAST.head);
  await signedBy(JUNIOR_HEAD);
  const central = await signedBy(CAST.centralSchool);
  const county = await signedBy(CAST.county);
  const withdraw = (actor: Actor, id: string, unit: (typeof PLACES)[keyof typeof PLACES]) =>
    withdrawSignOff(desk, actor, campaign, { id, unit }, '补交三份');
  expect(messages(await withdraw(CAST.head, head, PLACES.primary))).toEqual([
    '县局已经签核。请先请县局撤回，再撤回本级',
  ]);
  expect(await withdraw(CAST.head, central, PLACES.dinghe)).toBe('missing');
  expect(await withdraw(CAST.county, county, PLACES.county)).toEqual({ id: county });
  expect(await withdraw(CAST.centralSchool, central, PLACES.dinghe)).toEqual({ id: central });
  expect(await withdraw(CAST.head, head, PLACES.primary)).toEqual({ id: head });
  expect(messages(await withdraw(CAST.head, head, PLACES.primary))).toEqual(['没有签核，不用撤回。请刷新页面']);
  const rows = await signOffs(desk.db, CAST.county, campaign);
  expect(rows.filter(({ withdrawn }) => withdrawn?.reason === '补交三份')).toHaveLength(3);
});

test('what was not seen is not signed', async () => {
  await settle(pupils[0]);
  const seen = (await toSign(desk, desk.db, CAST.head, campaign))?.seen ?? '';
  await settle(pupils[1]);
  const late = await signOff(desk, CAST.head, campaign, seen);
  expect(late).toMatchObject({ objections: [{ code: 'stale' }] });
  expect(await signOffs(desk.db, CAST.county, campaign)).toEqual([]);
});

test('the frozen figures stay as they were when a pupil leaves, and their digest shows that nobody touched them', async () => {
  await settle(...pupils);
  const id = await signedBy(CAST.head);
  const gone = [{ id: pupils[0] ?? '', seen: 1 }];
  await desk.db.transaction().execute((work) => withdrawRecords(desk, work, COUNTY, gone, NOBODY, BY_HAND));
  const today = await summarize(desk, desk.db, CAST.head, campaign, PLACES.primary);
  expect(today?.whole.counts).toMatchObject({ roll: 1, left: 1 });
  const frozen = await frozenSummary(desk.db, CAST.head, campaign, { id });
  expect(frozen?.summary.whole.counts).toMatchObject({ roll: 2, left: 0, problemOpen: 0, classes: 2 });
  expect(frozen?.isIntact).toBe(true);
  await sql`update campaign_sign_offs set summary = replace(summary, '"roll":2', '"roll":3')`.execute(desk.db);
  expect((await frozenSummary(desk.db, CAST.head, campaign, { id }))?.isIntact).toBe(false);
});

test('the paper of a signature names signer and digest, and that of a withdrawn one says so', async () => {
  await settle(...pupils);
  const id = await signedBy(CAST.head);
  const paper = async () => {
    const frozen = await frozenSummary(desk.db, CAST.head, campaign, { id });
    return frozen && summaryPaper(desk, CAST.head, campaign, frozen);
  };
  expect(await paper()).toMatchObject({
    unit: '丁河镇中心小学',
    mark: '',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await paper())?.signature[0]?.[1]).toMatch(/^学校　学校领导　王校长　2025-/);
  await withdrawSignOff(desk, CAST.head, campaign, { id, unit: PLACES.primary }, '补交三份');
  expect(await paper()).toMatchObject({ mark: '已撤回' });
  expect((await paper())?.signature[1]?.[1]).toMatch(/^王校长.*补交三份$/);
});

test('who is behind is told school by school from above, and class by class within a school', async () => {
  await settle(pupils[2], pupils[0]);
  const above = await whoIsBehind(desk, CAST.county, campaign, PLACES.county);
  expect(above).toMatchObject({ by: 'school', all: 2, behind: [{ name: '丁河镇中心小学', under: '丁河镇中心校' }] });
  expect(above?.unsigned.map(({ name }) => name)).toEqual(['丁河镇初级中学']);
  const within = await whoIsBehind(desk, CAST.head, campaign, PLACES.primary);
  expect(within).toMatchObject({ by: 'class', all: 2, behind: [{ path: PLACES.primaryClass2 }], unsigned: [] });
});

test('a campaign is compared with the one before, by its signed figures where there are some', async () => {
  await settle(...pupils);
  await signedBy(CAST.head);
  const next = { ...campaign, id: randomUUID(), startsOn: '2026-03-01' as const };
  const compared = await compareWithPrevious(desk, CAST.head, next, PLACES.primary);
  expect(compared).toMatchObject({ previous: { id: campaign.id }, isSigned: true });
  expect(compared?.before.whole.counts).toMatchObject({ roll: 2, settled: 2 });
  expect(await compareWithPrevious(desk, CAST.head, campaign, PLACES.primary)).toBeUndefined();
});

test('a city’s inspector sees the figures of its counties, and signs nothing', async () => {
  const seen = await summarize(desk, desk.db, CAST.inspector, campaign, PLACES.county, EVERY_SECTION);
  expect(seen?.whole.counts).toMatchObject({ roll: 3, withoutNumber: 0, keyApplied: 0 });
  expect(await toSign(desk, desk.db, CAST.inspector, campaign)).toBeUndefined();
});

test('a stranger sees, signs, withdraws and takes away nothing', async () => {
  await settle(...pupils);
  const id = await signedBy(CAST.head);
  const mine = await frozenSummary(desk.db, CAST.head, campaign, { id });
  for (const stranger of STRANGERS) {
    expect(await summarize(desk, desk.db, stranger, campaign, PLACES.primary, EVERY_SECTION)).toBeUndefined();
    const own = await summarize(desk, desk.db, stranger, campaign, stranger.unit, EVERY_SECTION);
    expect(own?.whole.counts.roll ?? 0).toBe(0);
    expect(await whoIsBehind(desk, stranger, campaign, PLACES.primary)).toBeUndefined();
    expect(await compareWithPrevious(desk, stranger, campaign, PLACES.primary)).toBeUndefined();
    expect(await signOffs(desk.db, stranger, campaign)).toEqual([]);
    expect(await frozenSummary(desk.db, stranger, campaign, { id })).toBeUndefined();
    expect(await withdrawSignOff(desk, stranger, campaign, { id, unit: PLACES.primary }, '不该能撤')).toBe('missing');
    expect(mine && (await summaryPaper(desk, stranger, campaign, mine))).toBeUndefined();
  }
});
