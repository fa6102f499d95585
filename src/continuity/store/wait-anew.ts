import { sql } from 'kysely';
import type { WorkCalendar } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { LeaverKind } from '../leaver.ts';
import { type ContinuityTerms, waitsUntil } from '../terms.ts';

/**
 * 重新推算立案日 — of those who wait: all of them when the county has set other terms; else those whose day could not be told when
 * they left, because the holidays of the year were not published.
 */
export async function waitAnew(
  work: Work,
  county: string,
  { terms, calendar, all }: { readonly terms: ContinuityTerms; readonly calendar: WorkCalendar; readonly all: boolean },
): Promise<void> {
  const { rows } = await sql<{ kind: LeaverKind; left_on: LocalDate }>`
    select distinct kind, left_on::text as left_on from leavers
    where county = ${county} and state = 'waiting' and undone_at is null
      and (${all} or waits_until is null)`.execute(work);
  const days = rows.map(({ kind, left_on }) => waitsUntil(kind, left_on, terms, calendar) ?? null);
  await sql`
    update leavers set waits_until = told.day
    from unnest(${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ left_on }) => left_on)}::date[], ${days}::date[])
      as told (kind, left_on, day)
    where leavers.county = ${county} and leavers.state = 'waiting' and leavers.undone_at is null
      and leavers.kind = told.kind and leavers.left_on = told.left_on
      and (${all} or leavers.waits_until is null)`.execute(work);
}
