import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { Sheet } from '#src/kernel/sheet.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk, NOW } from '#test/test-desk.ts';
import type { CaseDesk } from './case-desk.ts';
import { countySchools } from './county-schools.ts';
import { countLedger, ledgerSheet } from './ledger.ts';

const { registrar, county, stranger, neighbour, classTeacher } = CAST;
const ALL = { scope: 'all' } as const;
let desk: CaseDesk;

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  desk = { ...aDesk(database), calendarOf, tell: async () => {}, afterChange: async () => {} };
  await aCase('2025-000002', PLACES.other, { state: 'done', closed_at: NOW });
  await aCase('2025-000001', PLACES.primary, { state: 'draft' });
  return () => database.close();
});

test('the ledger has a line for each case in the order of their numbers, and says where it stands', async () => {
  expect(await countLedger(desk, county, ALL)).toBe(2);
  const lines = linesOf(await ledgerSheet(desk, county, ALL));
  expect(lines.slice(2).map((line) => line.slice(0, 5))).toEqual([
    [1, '2025-000001', '关键信息变更', '张小明', '丁河镇中心小学'],
    [2, '2025-000002', '关键信息变更', '张小明', '丹水镇中心小学'],
  ]);
  expect(lines[3]).toContain('已办结');
});

test('a school takes only its own away, narrowed as its list is, and that it did is written down', async () => {
  expect(await countLedger(desk, registrar, ALL)).toBe(1);
  expect(await countLedger(desk, neighbour, { ...ALL, state: 'draft' })).toBe(0);
  await ledgerSheet(desk, registrar, ALL);
  const taken = await desk.db.selectFrom('audit_events').select(['action', 'subject']).execute();
  expect(taken).toEqual([{ action: 'case.export', subject: PLACES.primary }]);
});

test('another county, and an office that may not export, take nothing', async () => {
  for (const actor of [stranger, classTeacher]) {
    expect(await countLedger(desk, actor, ALL)).toBe(0);
    expect(linesOf(await ledgerSheet(desk, actor, ALL))).toHaveLength(2);
  }
});

test('a form may name any school of the county, and none of another', async () => {
  const paths = (await countySchools(desk.db, COUNTY)).map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining([PLACES.primary, PLACES.junior, PLACES.other]));
  expect(paths).not.toContain(PLACES.nextSchool);
});

async function aCase(number: string, school: UnitPath, over: { readonly state: string; readonly closed_at?: Date }) {
  const times = { opened_at: NOW, changed_at: NOW, closed_at: null };
  const sealed = { sealed: Buffer.alloc(1), key_id: 1, hash: Buffer.alloc(1), receipt: Buffer.from(number) };
  await desk.db
    .insertInto('cases')
    .values({
      ...{ county: COUNTY, id: randomUUID(), number, procedure: 'key-information-change', title: '张小明', pupils: 1 },
      ...{ holding: school, applicant: school, opened_by: registrar.person },
      ...times,
      ...sealed,
      ...over,
    })
    .execute();
}

function linesOf({ rows }: Sheet) {
  if (!(Symbol.iterator in rows)) throw new Error('the ledger is written at once');
  return [...rows].map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.value)));
}
