import { type RawBuilder, sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Measure } from '../measure.ts';
import { endOf, inScope, type Scope } from '../scope.ts';

/** 疑似辍学 — from the first signal until 销号 (CT-03). */
export const DROPOUTS: Measure = {
  count: async (scope) => {
    const { rows } = await sql<{ unit: UnitPath; part: number }>`
      select cases.unit, count(*)::integer as part from dropout_cases as cases where ${isOpenThen(scope)}
      group by cases.unit`.execute(scope.db);
    return { figures: ['dropout-open'], facts: rows.map((row) => ({ figure: 'dropout-open', ...row })) };
  },
  lists: {
    'dropout-open': (
      scope,
    ) => sql`select 'dropout' as kind, cases.unit, cases.id::text as id, cases.found_on as on_day, '' as detail
        from dropout_cases as cases where ${isOpenThen(scope)}`,
  },
};

function isOpenThen(scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`(${inScope(scope, 'cases')} and cases.opened_at < ${endOf(scope)}
    and (cases.closed_at is null or cases.closed_at >= ${endOf(scope)}))`;
}
