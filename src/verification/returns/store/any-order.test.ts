import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPrintedSheet } from '#test/guardian/a-printed-sheet.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { CAME_BACK } from '../../ledger/line-filter.ts';
import { arrive } from './arrive.ts';
import { wakeReturn } from './kept-returns.ts';
import { openReturn } from './key-queue.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import { settleReturn, type Verdict } from './settle-return.ts';
import { undoReturn } from './undo-return.ts';
import { withdrawArrival } from './withdraw-arrival.ts';

let base: TestDatabase;
let desk: ReturnsDesk;
let campaign: Campaign;
let order = 0;
const WHO = CAST.registrar;
const COPIES = 3;

beforeAll(async () => {
  base = await openTestDatabase();
  desk = wholeDesk(aDesk(base), IN_THIS_PROCESS);
  await seedCast(base.db);
  campaign = await aRunningCampaign(desk);
});
afterAll(() => base.close());

interface Step {
  readonly deed: 'counted' | 'scanned' | 'key' | 'unchanged' | 'ask' | 'wake' | 'undo' | 'withdraw';
  readonly copy: number;
}

const steps = fc.array(
  fc.record({
    deed: fc.constantFrom<Step['deed'][]>(
      'counted',
      'scanned',
      'counted',
      'key',
      'unchanged',
      'ask',
      'wake',
      'undo',
      'withdraw',
    ),
    copy: fc.nat(COPIES - 1),
  }),
  { minLength: 4, maxLength: 14 },
);

test('in whatever order a pupil’s sheets come, are keyed, asked about and taken back: nothing written is lost, the line counts once', async () => {
  await fc.assert(fc.asyncProperty(steps, walk), { numRuns: 15, seed: 2025 });
}, 120_000);

async function walk(way: readonly Step[]): Promise<void> {
  const student = await aPupil();
  const codes: string[] = [];
  for (let copy = 1; copy <= COPIES; copy++) codes.push((await aPrintedSheet(desk, campaign.id, student, copy)).code);
  const sheetOf = new Map<number, string>();
  const written = new Map<string, string>();
  for (const [at, { deed, copy }] of way.entries()) {
    const id = sheetOf.get(copy);
    if (deed === 'counted' || deed === 'scanned') {
      const came = await desk.db
        .transaction()
        .execute((work) => arrive(desk, work, WHO, campaign, codes[copy] ?? '', deed));
      if (came.returnId !== undefined) sheetOf.set(copy, came.returnId);
    } else if (id !== undefined) {
      const postcode = `4745${String(10 + at)}`;
      if (await did(deed, id, postcode)) {
        if (deed === 'key') written.set(id, postcode);
        if (deed === 'undo') written.delete(id);
        if (deed === 'withdraw') sheetOf.delete(copy);
      }
    }
    await holds(student, sheetOf, written);
  }
}

async function holds(student: string, sheetOf: ReadonlyMap<number, string>, written: ReadonlyMap<string, string>) {
  const returns = await desk.db.selectFrom('returns').select(['id', 'state']).where('student', '=', student).execute();
  expect(returns.map(({ id }) => id).sort()).toEqual([...sheetOf.values()].sort());
  const line = await desk.db
    .selectFrom('campaign_lines')
    .select('state')
    .where('student', '=', student)
    .where('campaign', '=', campaign.id)
    .execute();
  expect(line).toHaveLength(1);
  const ended = returns.filter(({ state }) => state === 'keyed' || state === 'unchanged');
  expect(ended.length).toBeLessThanOrEqual(1);
  const stands = returns.some(({ state }) => ['waiting', 'keyed', 'unchanged'].includes(state));
  const [{ state } = { state: 'not-issued' }] = line;
  if ((CAME_BACK as readonly string[]).includes(state)) expect(stands).toBe(true);
  if (ended.length > 0) expect(CAME_BACK).toContain(state);
  const [record] = await openRecords(desk.db, desk.seal, COUNTY, [student]);
  for (const { id } of ended.filter((each) => each.state === 'keyed')) {
    expect(record?.cells.postcode).toBe(written.get(id));
  }
}

async function did(deed: Step['deed'], id: string, postcode: string): Promise<boolean> {
  if (deed === 'wake') return isDone(await wakeReturn(desk, WHO, campaign, id));
  if (deed === 'undo') return isDone(await undoReturn(desk, WHO, campaign, id, '录错了'));
  if (deed === 'withdraw') return isDone(await withdrawArrival(desk, WHO, campaign, id));
  const view = await openReturn(desk, WHO, campaign, id);
  if (typeof view !== 'object') return false;
  const keyed = { typed: { postcode }, again: {}, confirmed: ['postcode'] };
  const verdicts: Readonly<Record<string, Verdict>> = {
    key: { verdict: 'changed', keyed },
    unchanged: { verdict: 'unchanged' },
    ask: { verdict: 'ask', question: '看不清' },
  };
  const verdict = verdicts[deed];
  return verdict !== undefined && isDone(await settleReturn(desk, WHO, campaign, id, view.recordRevision, verdict));
}

function isDone(outcome: Awaited<ReturnType<typeof settleReturn>>): boolean {
  return typeof outcome === 'object' && !('objections' in outcome);
}

async function aPupil(): Promise<string> {
  order += 1;
  const draft = { id: randomUUID(), unit: PLACES.primaryClass, cells: aChild(`乔次序${order}`, order) };
  const nobody = { person: undefined, office: undefined };
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], nobody, { kind: 'seed' }));
  return draft.id;
}
