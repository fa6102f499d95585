import { type RawBuilder, sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Fact } from '../../reckoning.ts';
import type { Measure } from '../measure.ts';
import { endOf, inScope, type Scope } from '../scope.ts';

/** 问题 — how many are not settled in time, and how many of all that were ever found are. */
export const FINDINGS: Measure = {
  count: async (scope) => {
    const { rows } = await sql<Counted>`
      select findings.unit, count(*)::integer as known,
        (count(*) filter (where ${isOpenThen(scope)}))::integer as open,
        (count(*) filter (where findings.due is not null and ${isOpenThen(scope)}))::integer as dated,
        (count(*) filter (where ${isLate(scope)} and ${isOpenThen(scope)}))::integer as late
      from findings where ${inScope(scope, 'findings')} and findings.opened_at < ${endOf(scope)}
      group by findings.unit`.execute(scope.db);
    return {
      figures: ['findings-overdue', 'findings-settled'],
      facts: rows.flatMap(({ unit, known, open, dated, late }): readonly Fact[] => [
        { figure: 'findings-overdue', unit, part: late, whole: dated },
        { figure: 'findings-settled', unit, part: known - open, whole: known },
      ]),
    };
  },
  lists: {
    'findings-overdue': (scope) => listed(scope, isLate(scope)),
    'findings-settled': (scope) => listed(scope, sql`true`),
  },
};

interface Counted {
  readonly unit: UnitPath;
  readonly known: number;
  readonly open: number;
  readonly dated: number;
  readonly late: number;
}

function listed(scope: Scope, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select 'finding' as kind, findings.unit, findings.id::text as id, coalesce(findings.due, findings.opened_at::date) as on_day,
      findings.rule as detail
    from findings where ${inScope(scope, 'findings')} and ${isOpenThen(scope)} and ${which}`;
}

function isLate({ day }: Scope): RawBuilder<boolean> {
  return sql<boolean>`findings.due < ${day}::date`;
}

/**
 * 当日未了 — of today as the row says. Of a past day too, where nothing has happened since; else as the last line of its history until
 * then says. An assignment or another deadline changes no state.
 */
export function isOpenThen(scope: Scope): RawBuilder<boolean> {
  if (scope.isToday) return sql<boolean>`findings.state = 'open'`;
  return sql<boolean>`(findings.opened_at < ${endOf(scope)} and case when findings.changed_at < ${endOf(scope)}
    then findings.state = 'open' else coalesce((
      select events.event in ('opened', 'reopened', 'explanation-died') from finding_events as events
      where events.county = findings.county and events.finding = findings.id and events.at < ${endOf(scope)}
        and events.event not in ('assigned', 'due')
      order by events.revision desc limit 1), false) end)`;
}
