import { type RawBuilder, sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Fact } from '../../reckoning.ts';
import type { Measure } from '../measure.ts';
import { endOf, inScope, type Scope } from '../scope.ts';

/** 人与籍 — what the last signed roll call of each class says, and who sits in class without a record for too long (TM-02). */
export const ROLL_CALLS: Measure = {
  count: async (scope) => {
    const [children, marks] = await Promise.all([withoutRecord(scope), scope.isToday ? marked(scope) : undefined]);
    return {
      figures: marks === undefined ? ['without-record'] : ['without-record', 'present-with-record'],
      facts: [
        ...children.map(({ unit, part, whole }): Fact => ({ figure: 'without-record', unit, part, whole })),
        ...(marks ?? []).map(({ unit, part, whole }): Fact => ({ figure: 'present-with-record', unit, part, whole })),
        // A child without a record is one of those who were called, and is not in agreement.
        ...(marks === undefined ? [] : children).map(({ unit, whole }): Fact => {
          return { figure: 'present-with-record', unit, part: 0, whole };
        }),
      ],
    };
  },
  lists: {
    'without-record': (scope) => childrenWhere(scope, isTooLong(scope)),
    'present-with-record': (scope) => sql`
        select 'pupil' as kind, marks.unit, marks.student::text as id, marks.marked_at::date as on_day, '逐班核实不在班或状态不符' as detail
        from presence_marks as marks where ${inScope(scope, 'marks')} and ${IS_CALLED} and marks.is_what <> 'present'
        union all ${childrenWhere(scope, sql`true`)}`,
  },
};

interface Counted {
  readonly unit: UnitPath;
  readonly part: number;
  readonly whole: number;
}

async function withoutRecord(scope: Scope): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select children.unit, count(*)::integer as whole, (count(*) filter (where ${isTooLong(scope)}))::integer as part
    from unlisted_children as children where ${isWithoutRecord(scope)} group by children.unit`.execute(scope.db);
  return rows;
}

async function marked(scope: Scope): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select marks.unit, count(*)::integer as whole, (count(*) filter (where marks.is_what = 'present'))::integer as part
    from presence_marks as marks where ${inScope(scope, 'marks')} and ${IS_CALLED} group by marks.unit`.execute(
    scope.db,
  );
  return rows;
}

/** By the pupil's own class; a mark made elsewhere is about the same child again. */
const IS_CALLED = sql<boolean>`marks.source = 'class'`;

function childrenWhere(scope: Scope, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select 'child' as kind, children.unit, children.id::text as id, children.reported_at::date as on_day, '' as detail
    from unlisted_children as children where ${isWithoutRecord(scope)} and ${which}`;
}

function isWithoutRecord(scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`(${inScope(scope, 'children')} and children.place = 'nowhere' and children.reported_at < ${endOf(scope)}
    and (children.closed_at is null or children.closed_at >= ${endOf(scope)}))`;
}

function isTooLong({ day, terms }: Scope): RawBuilder<boolean> {
  return sql<boolean>`children.reported_at::date <= ${day}::date - ${terms.registrationDays}::integer`;
}
