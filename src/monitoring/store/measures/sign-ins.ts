import { type RawBuilder, sql } from 'kysely';
import { workingDaysIn } from '#src/cases/desk-figures.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Fact } from '../../reckoning.ts';
import type { Measure } from '../measure.ts';
import { endOf, type Scope, startOf } from '../scope.ts';

/** 每日登录 — school by school and working day by working day: did a registrar sign in (TM-03)? */
export const SIGN_INS: Measure = {
  count: async (scope) => {
    const days = workedDays(scope);
    if (days === undefined) return { figures: [], facts: [] };
    const { rows } = await sql<SchoolDay>`${schoolDays(scope, days)}`.execute(scope.db);
    const isOfToday = days.includes(scope.day);
    return {
      figures: isOfToday ? ['daily-login', 'login-days'] : ['login-days'],
      facts: rows.flatMap(({ unit, day, signed }): readonly Fact[] => {
        const fact = { unit, part: signed ? 1 : 0, whole: 1 };
        const month = { figure: 'login-days', ...fact } as const;
        return day === scope.day ? [month, { figure: 'daily-login', ...fact }] : [month];
      }),
    };
  },
  lists: {
    'daily-login': (scope) =>
      missing(
        scope,
        workedDays(scope)?.filter((day) => day === scope.day),
      ),
    'login-days': (scope) => missing(scope, workedDays(scope)),
  },
};

interface SchoolDay {
  readonly unit: UnitPath;
  readonly day: LocalDate;
  readonly signed: boolean;
}

/** `undefined` where a year of them is not published: nobody is blamed for a day of which nobody knows whether it was worked. */
function workedDays({ since, day, calendar }: Scope): readonly LocalDate[] | undefined {
  return workingDaysIn({ since, until: day }, calendar);
}

function missing(scope: Scope, days: readonly LocalDate[] | undefined): RawBuilder<unknown> {
  return sql`select 'school' as kind, days.unit, days.unit as id, days.day as on_day, '' as detail
    from (${schoolDays(scope, days ?? [])}) as days where not days.signed`;
}

/** A school counts on the days on which somebody was its registrar; of several, one is enough. */
function schoolDays(scope: Scope, days: readonly LocalDate[]): RawBuilder<unknown> {
  const { county, path, since } = scope;
  return sql`
    select seats.unit, worked.day, bool_or(seen.person is not null) as signed
    from unnest(${days}::date[]) as worked (day)
    join (select units.path as unit, holdings.person, holdings.since, holdings.until
        from holdings join units on units.county = holdings.county and units.id = holdings.unit
        where holdings.county = ${county} and holdings.office = 'registrar' and units.kind in ('school', 'teaching-point')
          and units.until is null and ${within(path, 'units.path')}) as seats
      on seats.since <= worked.day and (seats.until is null or seats.until > worked.day)
    left join (select distinct person, at::date as day from audit_events
        where county = ${county} and action = 'session.begin' and at >= ${startOf(since)} and at < ${endOf(scope)}) as seen
      on seen.person = seats.person and seen.day = worked.day
    group by seats.unit, worked.day`;
}
