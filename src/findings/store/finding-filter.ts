import { type RawBuilder, sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { type WorkCalendar, workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Severity } from '#src/quality/rule.ts';
import { conditionsOf } from '#src/registry/store/pupil-filters.ts';
import { conditionOfWords } from '#src/registry/store/word-conditions.ts';
import type { FindingState } from '../lifecycle.ts';

/** 期限 — `undated`: it presses, and the holidays of the year it leads into are not published yet. */
export type DueFilter = 'overdue' | 'soon' | 'undated';

/** 筛选 — what a list of findings, its count, its export and the grid are narrowed to; absent is not narrowed. */
export interface FindingFilter {
  readonly unit?: UnitPath | undefined;
  readonly rule?: string | undefined;
  readonly severity?: Severity | undefined;
  /** Open ones when it is not said. */
  readonly state?: FindingState | undefined;
  readonly owner?: string | undefined;
  /** A code of `grade`. */
  readonly grade?: string | undefined;
  readonly student?: string | undefined;
  /** `soon`: within three working days, today among them. */
  readonly due?: DueFilter | undefined;
  /** Opened since this moment. */
  readonly since?: string | undefined;
  /** 退回: opened anew after it had been settled. */
  readonly returned?: boolean | undefined;
  /** Part of a pupil's name, or its sound. */
  readonly words?: string | undefined;
}

const SOON = 3;

/** What a deadline is held against. */
export interface Reckoning {
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
}

/** Today, and the county's calendar as it stands. */
export async function reckoningOf({ db, clock }: Desk, county: string): Promise<Reckoning> {
  return { today: clock.today(), calendar: (await calendarOf(db, county)).calendar };
}

/** The one place that says which findings a filter means; lists, counts, exports and doors all ask here. */
export function conditionsOfFindings(
  actor: Actor,
  filter: FindingFilter,
  reckoning: Reckoning,
): readonly RawBuilder<boolean>[] {
  const { state = 'open', ...narrowing } = filter;
  return [
    sql<boolean>`findings.county = ${actor.county}`,
    // A literal, for the indexes that hold the open ones only.
    state === 'open' ? sql<boolean>`findings.state = 'open'` : sql<boolean>`findings.state = ${state}`,
    permitted(actor, 'finding.read', 'findings.unit'),
    ...narrowingOf(actor, narrowing, reckoning),
  ];
}

/** What a filter says of findings that the actor may see: never enough by itself. */
export function narrowingOf(
  actor: Actor,
  filter: Omit<FindingFilter, 'state'>,
  { today, calendar }: Reckoning,
): readonly RawBuilder<boolean>[] {
  const { unit, rule, severity, owner, grade, student, due, since, returned, words } = filter;
  const conditions: RawBuilder<boolean>[] = [];
  if (unit !== undefined) conditions.push(within(unit, 'findings.unit'));
  if (rule !== undefined) conditions.push(sql<boolean>`findings.rule = ${rule}`);
  if (severity !== undefined) conditions.push(sql<boolean>`findings.severity = ${severity}`);
  if (owner !== undefined) conditions.push(sql<boolean>`findings.owner = ${owner}`);
  if (student !== undefined) conditions.push(sql<boolean>`findings.student = ${student}::uuid`);
  if (since !== undefined) conditions.push(sql<boolean>`findings.opened_at >= ${since}::timestamptz`);
  if (due === 'overdue') conditions.push(sql<boolean>`findings.due < ${today}::date`);
  if (due === 'soon') {
    const last = workingDaysAfter(today, SOON, calendar) ?? today;
    conditions.push(sql<boolean>`findings.due between ${today}::date and ${last}::date`);
  }
  if (due === 'undated') conditions.push(sql<boolean>`(findings.due is null and findings.severity <> 'notice')`);
  if (returned === true) {
    conditions.push(sql<boolean>`exists (select from finding_events as events
      where events.county = ${actor.county} and events.finding = findings.id
        and events.event in ('reopened', 'explanation-died'))`);
  }
  if (grade !== undefined || words?.trim()) conditions.push(ofPupils(actor, { grade, words }));
  return conditions;
}

function ofPupils(actor: Actor, pupils: Pick<FindingFilter, 'grade' | 'words'>): RawBuilder<boolean> {
  const conditions = [...conditionsOf(actor, 'finding.read', pupils), conditionOfWords(pupils.words)];
  return sql<boolean>`exists (select from students where students.id = findings.student
    and ${sql.join(conditions, sql` and `)})`;
}
