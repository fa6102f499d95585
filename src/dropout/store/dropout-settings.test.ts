import { expect, test } from 'vitest';
import { CAST, COUNTY, NEXT_COUNTY, seedCast } from '#test/cast.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { isSchoolDay } from '../school-days.ts';
import { USUAL_SETTINGS } from '../settings.ts';
import { dropoutSettingsOf, schoolCalendarOf } from './dropout-settings.ts';
import { setDropoutSettings } from './set-dropout-settings.ts';

test('a county sets its days and terms for itself alone, and no school does', async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  const desk = aDesk(database);
  const mine = { ...USUAL_SETTINGS, suspect: 3, terms: [{ from: '2025-02-17', until: '2025-07-04' }] as const };

  expect(await setDropoutSettings(desk, CAST.head, mine)).toBe('missing');
  expect(await setDropoutSettings(desk, CAST.county, { ...mine, suspect: 1, report: 2 })).toMatchObject({
    objections: [{ code: 'ladder' }],
  });
  expect(await setDropoutSettings(desk, CAST.county, mine)).toBe('done');

  expect((await dropoutSettingsOf(desk.db, COUNTY)).suspect).toBe(3);
  expect(await dropoutSettingsOf(desk.db, NEXT_COUNTY)).toEqual(USUAL_SETTINGS);
  expect(isSchoolDay('2025-03-20', await schoolCalendarOf(desk.db, COUNTY))).toBe(true);
  await database.close();
});
