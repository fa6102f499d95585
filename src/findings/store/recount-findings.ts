import { sql } from 'kysely';
import type { CountyCalendar } from '#src/calendar/county-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Severity } from '#src/quality/rule.ts';
import { dueOf } from '../due.ts';

/** What is alike of many findings: a county's thousands have a few dozen of these. */
interface Term {
  readonly severity: Severity;
  readonly since: LocalDate;
  readonly due: LocalDate | null;
}

/**
 * 重算期限 — after the calendar changed: the terms of all findings that are still open, in the caller's transaction. A day that
 * somebody has set by hand stays, and so does that of a finding that is settled. Answers how many have another day now.
 */
export async function recountFindings(work: Work, county: string, { calendar }: CountyCalendar): Promise<number> {
  const { rows: terms } = await sql<Term>`
    select distinct findings.severity, began.since, findings.due from findings ${began(county)}
    where findings.county = ${county} and findings.state = 'open'`.execute(work);
  const moved = terms
    .map((term) => ({ ...term, next: dueOf(term.severity, term.since, calendar) ?? null }))
    .filter(({ due, next }) => due !== next);
  if (moved.length === 0) return 0;
  const { numAffectedRows = 0n } = await sql`
    update findings set due = next.due
    from findings as own ${began(county, sql`own`)}
    join unnest(
      ${moved.map(({ severity }) => severity)}::text[], ${moved.map(({ since }) => since)}::date[],
      ${moved.map(({ next }) => next)}::date[]
    ) as next (severity, since, due) on next.since = began.since
    where findings.county = ${county} and findings.state = 'open' and own.county = ${county} and own.id = findings.id
      and next.severity = findings.severity and findings.due is distinct from next.due`.execute(work);
  return Number(numAffectedRows);
}

/** The day from which a term runs: when the rules last listed the finding. None where a person has set the day since. */
function began(county: string, of = sql`findings`) {
  return sql`
    join lateral (
      select (events.at at time zone 'Asia/Shanghai')::date as since, events.by_person from finding_events as events
      where events.county = ${county} and events.finding = ${of}.id and (
        (events.event in ('opened', 'reopened', 'explanation-died') and events.by_person is null)
        or (events.event in ('assigned', 'due') and position('期限' in events.text) > 0))
      order by events.revision desc limit 1
    ) as began on began.by_person is null`;
}
