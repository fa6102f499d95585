import { type RawBuilder, sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Measure } from '../measure.ts';
import { endOf, inScope, type Scope } from '../scope.ts';

/** 群众诉求 — what has not been answered by its day, where it lies. */
export const PETITIONS: Measure = {
  count: async (scope) => {
    const { rows } = await sql<{ unit: UnitPath; part: number; whole: number }>`
      select petitions.unit, count(*)::integer as whole, (count(*) filter (where ${isLate(scope)}))::integer as part
      from petitions where ${isOpenThen(scope)} group by petitions.unit`.execute(scope.db);
    const figure = 'petitions-overdue';
    return { figures: [figure], facts: rows.map((row) => ({ figure, ...row })) };
  },
  lists: {
    'petitions-overdue': (scope) => sql`select 'petition' as kind, petitions.unit, petitions.id::text as id,
        petitions.due as on_day, '' as detail
      from petitions where ${isOpenThen(scope)} and ${isLate(scope)}`,
  },
};

function isOpenThen(scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`(${inScope(scope, 'petitions')} and petitions.received_at < ${endOf(scope)}
    and (petitions.closed_on is null or petitions.closed_on > ${scope.day}::date))`;
}

function isLate({ day }: Scope): RawBuilder<boolean> {
  return sql<boolean>`petitions.due < ${day}::date`;
}
