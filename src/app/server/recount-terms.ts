import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { lockCases } from '#src/cases/store/cases-lock.ts';
import { recountDeadlines } from '#src/cases/store/deadlines.ts';
import { recountFindings } from '#src/findings/store/recount-findings.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';

/** 重算期限 of a county — of the cases and the findings that are open, by the calendar as it stands in this transaction. */
export async function recountTerms(work: Work, county: string): Promise<number> {
  await lockCases(work, county);
  await lockRegister(work, county);
  const calendar = await calendarOf(work, county);
  return (await recountDeadlines(work, county, calendar)) + (await recountFindings(work, county, calendar));
}

/** The same for every county: a new edition of the program may know a year that had not been published. */
export async function recountAllTerms({ db }: Pick<Desk, 'db'>): Promise<number> {
  const { rows } = await sql<{ county: string }>`
    select county from cases where state = 'step' union select county from findings where state = 'open'`.execute(db);
  let moved = 0;
  for (const { county } of rows) moved += await db.transaction().execute((work) => recountTerms(work, county));
  return moved;
}
