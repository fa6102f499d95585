import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { CAST, COUNTY, NEXT_COUNTY, seedCast } from '#test/cast.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { STATE_CALENDAR_VERSION } from '../state-calendar.ts';
import { workingDaysAfter } from '../working-days.ts';
import { calendarOf, signedDays } from './county-calendar.ts';
import { type CalendarDesk, setCountyDay } from './set-county-day.ts';

const { county, stranger } = CAST;
const BASIS = '西教体〔2025〕12号 运动会放假通知';
let desk: CalendarDesk;
let recounted: string[];

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  recounted = [];
  desk = {
    ...aDesk(database),
    afterCalendar: async (_, of) => {
      recounted.push(of);
    },
  };
  return () => database.close();
});

test('a signed day off lengthens terms here, is written down, and leaves the next county as it was', async () => {
  const set = await setCountyDay(desk, county, { day: '2025-03-25', worked: false, basis: BASIS });

  expect(set).toEqual({ version: 1 });
  expect(recounted).toEqual([COUNTY]);
  const { calendar, version } = await calendarOf(desk.db, COUNTY);
  expect(workingDaysAfter('2025-03-24', 1, calendar)).toBe('2025-03-26');
  expect(version).toBe(`${STATE_CALENDAR_VERSION}，本县第 1 版`);
  expect((await calendarOf(desk.db, NEXT_COUNTY)).version).toBe(STATE_CALENDAR_VERSION);
  expect(await signedDays(desk.db, COUNTY, 2025)).toMatchObject([{ day: '2025-03-25', worked: false, basis: BASIS }]);
  expect(await signedDays(desk.db, stranger.county, 2025)).toEqual([]);
  const { rows } = await sql<{ reason: string }>`
    select reason from audit_events where action = 'calendar.set'`.execute(desk.db);
  expect(rows).toEqual([{ reason: BASIS }]);
});

test('a day that was set can be taken back, and both entries stay', async () => {
  await setCountyDay(desk, county, { day: '2025-03-25', worked: false, basis: BASIS });
  await setCountyDay(desk, county, { day: '2025-03-25', worked: undefined, basis: '西教体〔2025〕13号 取消' });

  const { calendar } = await calendarOf(desk.db, COUNTY);
  expect(workingDaysAfter('2025-03-24', 1, calendar)).toBe('2025-03-25');
  expect((await signedDays(desk.db, COUNTY, 2025)).map(({ worked }) => worked)).toEqual([null, false]);
});

test('a day that is past is not touched any more, and nobody is told', async () => {
  const set = await setCountyDay(desk, county, { day: '2025-03-19', worked: false, basis: BASIS });

  expect(set).toMatchObject({ objections: [{ code: 'past' }] });
  expect(recounted).toEqual([]);
  expect(await signedDays(desk.db, COUNTY, 2025)).toEqual([]);
});
