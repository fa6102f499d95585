import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { SchoolCalendar } from '../school-days.ts';
import { type DropoutSettings, settingsFrom } from '../settings.ts';

export const SETTING = 'dropout';

/** 控辍办法 of a county. For the system: whoever works on cases is held to it. */
export async function dropoutSettingsOf(db: Database | Work, county: string): Promise<DropoutSettings> {
  const row = await db
    .selectFrom('county_settings')
    .select('value')
    .where('county', '=', county)
    .where('name', '=', SETTING)
    .executeTakeFirst();
  return settingsFrom(row?.value);
}

/** 上课日历 of a county, to count absences by. */
export async function schoolCalendarOf(db: Database | Work, county: string): Promise<SchoolCalendar> {
  const [{ terms }, { calendar }] = [await dropoutSettingsOf(db, county), await calendarOf(db, county)];
  return { calendar, terms };
}
