import { beforeEach, expect, test } from 'vitest';
import type { Desk } from '#src/platform/desk.ts';
import { CAST, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { chainVersions, proposeChain, reviewChain } from './chain-settings.ts';
import { endExemption, exemptionsOf, grantExemption } from './exemptions.ts';
import { frozenWindows, removeWindow, setWindow, setYear } from './frozen-windows.ts';
import { windowsOfToday } from './today-windows.ts';

const { county, admin, stranger, registrar } = CAST;
const REASON = '本县 2025 年学籍工作安排';
const WITH_CENTRAL_SCHOOL = {
  procedure: 'key-information-change',
  stage: 'primary',
  setting: { extra: ['holding-central-school'], days: { county: 5 } },
  reason: REASON,
} as const;
let desk: Desk;

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  desk = aDesk(database);
  return () => database.close();
});

const codes = (outcome: object): readonly string[] =>
  'objections' in outcome ? (outcome.objections as readonly { code: string }[]).map(({ code }) => code) : []; // a refusal's

test('a chain one person proposed holds only after another has reviewed it', async () => {
  expect(await proposeChain(desk, county, WITH_CENTRAL_SCHOOL)).toEqual({ version: 1 });
  const review = { procedure: 'key-information-change', stage: 'primary', version: 1, accepted: true } as const;

  expect(codes(await reviewChain(desk, county, review))).toEqual(['own']);
  expect(codes(await proposeChain(desk, admin, WITH_CENTRAL_SCHOOL))).toEqual(['pending']);
  expect(await reviewChain(desk, admin, review)).toEqual({ version: 1 });
  expect(codes(await reviewChain(desk, admin, review))).toEqual(['stale']);
  expect(await chainVersions(desk, county.county)).toMatchObject([{ version: 1, accepted: true }]);
  expect(await chainVersions(desk, stranger.county)).toEqual([]);
});

test('a step of more than ten working days cannot even be proposed', async () => {
  const slow = { ...WITH_CENTRAL_SCHOOL, setting: { extra: [], days: { county: 11 } } } as const;

  expect(codes(await proposeChain(desk, county, slow))).toEqual(['days']);
  expect(await chainVersions(desk, county.county)).toEqual([]);
});

test('a small school is exempted by the county, once, until the county ends it', async () => {
  expect(await grantExemption(desk, county, PLACES.other, REASON)).toEqual({ done: true });
  expect(codes(await grantExemption(desk, county, PLACES.other, REASON))).toEqual(['exempt']);
  expect(await exemptionsOf(desk, county)).toMatchObject([{ unit: PLACES.other, until: null }]);
  expect(await exemptionsOf(desk, stranger)).toEqual([]);

  expect(await endExemption(desk, county, PLACES.other)).toEqual({ done: true });
  expect(codes(await endExemption(desk, county, PLACES.other))).toEqual(['not-exempt']);
});

test('no school outside the county is exempted, and no class', async () => {
  expect(codes(await grantExemption(desk, county, PLACES.nextSchool, REASON))).toEqual(['no-such-school']);
  expect(codes(await grantExemption(desk, county, PLACES.primaryClass, REASON))).toEqual(['no-such-school']);
  expect(codes(await grantExemption(desk, registrar, PLACES.primary, REASON))).toEqual(['no-such-school']);
});

test('a frozen window names its procedures, its days and the document', async () => {
  const window = {
    title: '暑期冻结期',
    procedures: ['key-information-change'],
    since: '2025-07-15',
    until: '2025-08-14',
    graduatingOnly: false,
    basis: REASON,
  } as const;
  const set = await setWindow(desk, county, window);
  if ('objections' in set) throw new Error('refused');

  expect(await frozenWindows(desk, county.county)).toMatchObject([{ ...window, setBy: county.name }]);
  expect(await frozenWindows(desk, stranger.county)).toEqual([]);
  expect(codes(await removeWindow(desk, stranger, set.id))).toEqual(['missing']);
  expect(await removeWindow(desk, county, set.id)).toEqual({ id: set.id });
  expect(await frozenWindows(desk, county.county)).toEqual([]);
});

test('a year of which nothing is set is told to the county until it is set, once, as is usual', async () => {
  const today = { actor: county, today: '2025-03-20', since: new Date() } as const;
  const asked = windowsOfToday(desk);
  expect(await asked(today)).toMatchObject([
    { key: 'windows-unset', count: 1, lines: [{ title: '2025 年的冻结期还没有设定' }] },
  ]);
  expect(await asked({ ...today, actor: registrar })).toEqual([]);

  const both = await Promise.all([setYear(desk, county, 2025), setYear(desk, county, 2025)]);
  expect(both.filter((one) => 'objections' in one)).toHaveLength(1);
  const windows = await frozenWindows(desk, county.county);
  expect(windows.map(({ title, graduatingOnly }) => [title, graduatingOnly])).toContainEqual([
    '2025 年毕业年级业务冻结期',
    true,
  ]);
  expect(windows).toHaveLength(5);
  expect(await asked(today)).toEqual([]);
  expect(await asked({ ...today, today: '2025-12-01' })).toMatchObject([
    { lines: [{ title: '2026 年的冻结期还没有设定' }] },
  ]);
  for (const { id } of windows) await removeWindow(desk, county, id);
});

test('a window that ends before it begins, or stops nothing, is refused', async () => {
  const wrong = {
    title: '冻结期',
    procedures: ['nothing'],
    since: '2025-08-14',
    until: '2025-07-15',
    graduatingOnly: false,
    basis: REASON,
  } as const;

  expect(codes(await setWindow(desk, county, wrong))).toEqual(['unknown', 'order']);
});
