import { type RawBuilder, sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Measure } from '../measure.ts';
import { endOf, inScope, type Scope } from '../scope.ts';

/** 督办 — what has not been answered by its day, read off the history of each matter, so that any day can be reckoned. */
export const SUPERVISIONS: Measure = {
  count: async (scope) => {
    const { rows } = await sql<{ unit: UnitPath; part: number; whole: number }>`
      select waiting.unit, count(*)::integer as whole,
        (count(*) filter (where waiting.due < ${scope.day}::date))::integer as part
      from (${waitingThen(scope)}) as waiting group by waiting.unit`.execute(scope.db);
    const figure = 'supervision-overdue';
    return { figures: [figure], facts: rows.map((row) => ({ figure, ...row })) };
  },
  lists: {
    'supervision-overdue': (
      scope,
    ) => sql`select 'supervision' as kind, waiting.unit, waiting.id, waiting.due as on_day, '' as detail
        from (${waitingThen(scope)}) as waiting where waiting.due < ${scope.day}::date`,
  },
};

function waitingThen(scope: Scope): RawBuilder<unknown> {
  const last = (which: RawBuilder<unknown>, column: RawBuilder<unknown>) => sql`(select ${column}
    from supervision_events as events where events.county = supervisions.county and events.supervision = supervisions.id
      and events.at < ${endOf(scope)} and ${which} order by events.number desc limit 1)`;
  const deed = last(sql`events.deed in ('open', 'answer', 'send-back', 'accept', 'withdraw')`, sql`events.deed`);
  const due = last(sql`events.due is not null`, sql`events.due`);
  return sql`select supervisions.receiver as unit, supervisions.id::text as id, ${due} as due from supervisions
    where ${inScope(scope, 'supervisions', 'receiver')} and supervisions.opened_at < ${endOf(scope)}
      and ${deed} in ('open', 'send-back')`;
}
