import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPrintedSheet } from '#test/guardian/a-printed-sheet.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { aScannedPile, aScannedSheet } from '#test/returns/scanned-pile.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { arrive } from './arrive.ts';
import { returnsIn } from './list-returns.ts';
import { releaseScan } from './release-scan.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import { interruptScanBatches, moveScans, openBatch, scanBatches } from './scan-batches.ts';
import { settleReturn } from './settle-return.ts';
import { takeScans } from './take-scans.ts';
import { claimScan, setScanAside, takeScanBack, unmatchedScans } from './unmatched-scans.ts';

let base: TestDatabase;
let desk: ReturnsDesk;
let campaign: Campaign;
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

async function pupil(name: string): Promise<string> {
  order += 1;
  const draft = { id: randomUUID(), unit: PLACES.primaryClass, cells: aChild(name, order) };
  const nobody = { person: undefined, office: undefined };
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], nobody, { kind: 'seed' }));
  return draft.id;
}

const takes = async (files: readonly Buffer[]) => {
  const batch = await openBatch(desk, CAST.registrar, campaign, files.length);
  return takeScans(desk, CAST.registrar, campaign, batch, files, () => {});
};
const stateOf = async (student: string) => {
  const lines = desk.db.selectFrom('campaign_lines').select('state').where('campaign', '=', campaign.id);
  return (await lines.where('student', '=', student).executeTakeFirstOrThrow()).state;
};

test('a page goes from pile to pile and back, by whoever keys at that school and nobody else', async () => {
  await takes([await aScannedSheet(undefined, 21, CLEAN)]);
  const [page] = (await unmatchedScans(desk, CAST.registrar, campaign)).rows;
  const id = page?.id ?? '';
  const student = await pupil('乔退页');
  await setScanAside(desk, CAST.registrar, campaign, id);
  expect((await unmatchedScans(desk, CAST.registrar, campaign, 'aside')).rows).toMatchObject([{ id }]);
  for (const stranger of [CAST.neighbour, CAST.strangeRegistrar]) {
    expect((await unmatchedScans(desk, stranger, campaign, 'aside')).rows).toEqual([]);
    expect(await takeScanBack(desk, stranger, campaign, id)).toBe('missing');
  }
  expect(await takeScanBack(desk, CAST.registrar, campaign, id)).toEqual({ message: '已放回待认领' });
  await claimScan(desk, CAST.registrar, campaign, id, { student });
  for (const stranger of [CAST.neighbour, CAST.strangeRegistrar]) {
    expect(await releaseScan(desk, stranger, campaign, id)).toBe('missing');
  }
  expect(await releaseScan(desk, CAST.registrar, campaign, id)).toMatchObject({ message: expect.any(String) });
  expect(await stateOf(student)).toBe('issued');
  expect((await unmatchedScans(desk, CAST.registrar, campaign)).total).toBe(1);
});

test('a page of a pupil who was keyed already is kept beside it, and not turned away', async () => {
  const student = await pupil('乔晚到');
  const { code } = await aPrintedSheet(desk, campaign.id, student);
  const { returnId = '' } = await desk.db
    .transaction()
    .execute((work) => arrive(desk, work, CAST.registrar, campaign, code, 'counted'));
  const keyed = { typed: { postcode: '474591' }, again: {}, confirmed: [] };
  await settleReturn(desk, CAST.registrar, campaign, returnId, 1, { verdict: 'changed', keyed });
  await takes([await aScannedSheet(undefined, 22, CLEAN)]);
  const [page] = (await unmatchedScans(desk, CAST.registrar, campaign)).rows;
  const claimed = await claimScan(desk, CAST.registrar, campaign, page?.id ?? '', { student });
  expect(claimed).toMatchObject({ message: expect.stringContaining('已录入') });
  const { rows } = await returnsIn(desk, CAST.registrar, campaign, { list: 'turns' });
  expect(rows).toMatchObject([{ name: '乔晚到', arrival: 'after-keying', state: 'kept', hasScan: true }]);
  expect(await stateOf(student)).toBe('keyed');
});

test('a pile that was cut off says so, and goes along when its school is moved', async () => {
  const batch = await openBatch(desk, CAST.registrar, campaign, 1);
  await takes([await aScannedSheet(undefined, 23, CLEAN)]);
  await interruptScanBatches(desk);
  const states = async () =>
    (await scanBatches(desk, CAST.registrar, campaign)).map(({ id, state }) => [id === batch, state]);
  expect(await states()).toContainEqual([true, 'interrupted']);
  expect(await scanBatches(desk, CAST.neighbour, campaign)).toEqual([]);
  await desk.db.transaction().execute((work) => moveScans(work, COUNTY, CAST.registrar.unit, CAST.neighbour.unit));
  expect(await scanBatches(desk, CAST.registrar, campaign)).toEqual([]);
  expect((await unmatchedScans(desk, CAST.neighbour, campaign)).total).toBe(1);
});

test('a cancelled pile keeps what was taken and counts no more', async () => {
  const pile = await aScannedPile([
    await aScannedSheet(undefined, 24, CLEAN),
    await aScannedSheet(undefined, 25, CLEAN),
  ]);
  const batch = await openBatch(desk, CAST.registrar, campaign, 1);
  const cancelling = new AbortController();
  const taking = takeScans(desk, CAST.registrar, campaign, batch, [pile], () => cancelling.abort(), cancelling.signal);
  await expect(taking).rejects.toThrow();
  const [only] = await scanBatches(desk, CAST.registrar, campaign);
  expect(only).toMatchObject({ state: 'cancelled', pages: 1, unmatched: 1 });
});
