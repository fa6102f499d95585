import { type RawBuilder, sql } from 'kysely';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { FigureKey } from '../../figures.ts';
import type { Fact } from '../../reckoning.ts';
import type { Measure } from '../measure.ts';
import type { Scope } from '../scope.ts';

/** 环节 — what lies on a desk or has left it, counted where the desk stands (TM-01). */
export const STEPS: Measure = {
  count: async (scope) => {
    const [open, due, taken] = await Promise.all([waiting(scope), fallenDue(scope), decided(scope)]);
    return { figures: ['steps-overdue', 'steps-in-time', ...DAYS], facts: [...open, ...due, ...taken] };
  },
  lists: {
    'steps-overdue': (scope) => listed(scope, sql`${isOpen(scope)} and ${isOverdue(scope)}`),
    'steps-in-time': (scope) =>
      listed(scope, sql`${isDueInMonth(scope)} and (steps.done_on is null or steps.done_on > steps.due)`),
    'step-days': (scope) => listed(scope, isDecidedInMonth(scope)),
    'first-handling': (scope) => listed(scope, sql`${isDecidedInMonth(scope)} and steps.ordinal = 0`),
  },
};

const DAYS: readonly FigureKey[] = ['step-days', 'first-handling'];

interface Counted {
  readonly unit: UnitPath;
  readonly part: number;
  readonly whole: number;
}

async function waiting(scope: Scope): Promise<readonly Fact[]> {
  const { rows } = await sql<Counted>`
    select steps.unit, count(*)::integer as whole, (count(*) filter (where ${isOverdue(scope)}))::integer as part
    from (${stepsAtDesks(scope)}) as steps where ${isOpen(scope)} and ${within(scope.path, 'steps.unit')}
    group by steps.unit`.execute(scope.db);
  return rows.map((row) => ({ figure: 'steps-overdue', ...row }));
}

async function fallenDue(scope: Scope): Promise<readonly Fact[]> {
  const { rows } = await sql<Counted>`
    select steps.unit, count(*)::integer as whole, (count(*) filter (where steps.done_on <= steps.due))::integer as part
    from (${stepsAtDesks(scope)}) as steps where ${isDueInMonth(scope)} and ${within(scope.path, 'steps.unit')}
    group by steps.unit`.execute(scope.db);
  return rows.map((row) => ({ figure: 'steps-in-time', ...row }));
}

interface Taken {
  readonly unit: UnitPath;
  readonly started_on: LocalDate;
  readonly done_on: LocalDate;
  readonly paused_days: number;
  readonly is_first: boolean;
  readonly count: number;
}

/** Those that are alike are counted together; their days are reckoned here, for the calendar is here. */
async function decided(scope: Scope): Promise<readonly Fact[]> {
  const { rows } = await sql<Taken>`
    select steps.unit, steps.started_on, steps.done_on, steps.paused_days, steps.ordinal = 0 as is_first,
      count(*)::integer as count
    from (${stepsAtDesks(scope)}) as steps where ${isDecidedInMonth(scope)} and ${within(scope.path, 'steps.unit')}
    group by 1, 2, 3, 4, 5`.execute(scope.db);
  const known = new Map<string, number | undefined>();
  const daysBetween = (from: LocalDate, to: LocalDate) => {
    const key = from + to;
    if (!known.has(key)) known.set(key, workingDaysLeft(from, to, scope.calendar));
    return known.get(key);
  };
  return rows.flatMap(({ unit, started_on, done_on, paused_days, is_first, count }) => {
    const days = daysBetween(started_on, done_on);
    if (days === undefined) return [];
    const fact = { unit, part: Math.max(0, days - paused_days), count };
    const of = (figure: FigureKey): Fact => ({ figure, ...fact });
    return is_first ? DAYS.map(of) : [of('step-days')];
  });
}

function listed(scope: Scope, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select 'case' as kind, steps.unit, steps.case_id::text as id, coalesce(steps.due, steps.started_on) as on_day,
      steps.title as detail
    from (${stepsAtDesks(scope)}) as steps where ${within(scope.path, 'steps.unit')} and ${which}`;
}

/**
 * A step names the school; where its desk stands is told by its office: at the county, at the central school directly below it, or
 * there. The places of a path are counted from the root: `/41/4113/411323` is a county.
 */
function stepsAtDesks({ county }: Scope): RawBuilder<unknown> {
  const upTo = (places: number) =>
    sql`array_to_string((string_to_array(case_steps.unit, '/'))[1:${sql.lit(places)}], '/')`;
  return sql`select case_steps.case_id, case_steps.ordinal, case_steps.step_id, case_steps.title, case_steps.started_on,
      case_steps.due, case_steps.done_on, case_steps.outcome, case_steps.paused_days,
      (case when office in ('county', 'county-admin') then ${upTo(4)}
        when office in ('central-school', 'township') then ${upTo(5)} else case_steps.unit end) collate "C" as unit
    from case_steps where case_steps.county = ${county}`;
}

/** Of today a literal, for the index that holds the open ones only. */
function isOpen({ day, isToday }: Scope): RawBuilder<boolean> {
  return isToday
    ? sql<boolean>`steps.done_on is null`
    : sql<boolean>`(steps.started_on <= ${day}::date and (steps.done_on is null or steps.done_on > ${day}::date))`;
}

/** A clock that stands still is not overdue; a pause is of its step, and its days are given back when it ends. */
function isOverdue({ county, day }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(steps.due < ${day}::date and not coalesce((
    select events.event = 'paused' from case_events as events
    where events.county = ${county} and events.case_id = steps.case_id and events.event in ('paused', 'resumed')
      and events.step_id = steps.step_id and events.day >= steps.started_on and events.day <= ${day}::date
    order by events.revision desc limit 1), false))`;
}

/** What the applicant took back until that day was never due. */
function isDueInMonth({ since, day }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(steps.due between ${since}::date and ${day}::date
    and not (steps.outcome is not distinct from 'withdraw' and steps.done_on <= ${day}::date))`;
}

function isDecidedInMonth({ since, day }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(steps.done_on between ${since}::date and ${day}::date and steps.outcome <> 'withdraw')`;
}
