import { type RawBuilder, sql } from 'kysely';
import { addDays } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { FigureKey } from '../../figures.ts';
import type { Fact } from '../../reckoning.ts';
import type { Listing, Measure } from '../measure.ts';
import { inScope, type Scope } from '../scope.ts';

/** 接续 — whom no school has taken in by the day (CT-01, CT-02), and of a year's graduates those whom one has. */
export const LEAVERS: Measure = {
  count: async (scope) => {
    const { rows } = await sql<Counted>`
      select leavers.unit, (count(*) filter (where ${isUnclaimed(scope, 'primary')}))::integer as primary,
        (count(*) filter (where ${isUnclaimed(scope, 'transfer-out')}))::integer as transfers,
        (count(*) filter (where ${isOfYear(scope)}))::integer as graduates,
        (count(*) filter (where ${isOfYear(scope)} and ${isTaken(scope)}))::integer as taken
      from leavers where ${inScope(scope, 'leavers')} and leavers.undone_at is null and leavers.left_on <= ${scope.day}::date
      group by leavers.unit`.execute(scope.db);
    return {
      figures: ['leavers-unclaimed', 'transfers-unclaimed', 'leavers-continued'],
      facts: rows.flatMap(({ unit, primary, transfers, graduates, taken }): readonly Fact[] => [
        { figure: 'leavers-unclaimed', unit, part: primary },
        { figure: 'transfers-unclaimed', unit, part: transfers },
        { figure: 'leavers-continued', unit, part: taken, whole: graduates },
      ]),
    };
  },
  lists: {
    'leavers-unclaimed': listing((scope) => isUnclaimed(scope, 'primary')),
    'transfers-unclaimed': listing((scope) => isUnclaimed(scope, 'transfer-out')),
    'leavers-continued': listing((scope) => sql`${isOfYear(scope)} and not ${isTaken(scope)}`),
  } satisfies Partial<Record<FigureKey, Listing>>,
};

interface Counted {
  readonly unit: UnitPath;
  readonly primary: number;
  readonly transfers: number;
  readonly graduates: number;
  readonly taken: number;
}

function listing(which: (scope: Scope) => RawBuilder<unknown>): Listing {
  return (scope) => sql`select 'leaver' as kind, leavers.unit, leavers.id::text as id, leavers.left_on as on_day,
      leavers.destination_place as detail
    from leavers where ${inScope(scope, 'leavers')} and leavers.undone_at is null and leavers.left_on <= ${scope.day}::date
      and ${which(scope)}`;
}

/** 已立案而未了结, as it stood then. */
function isUnclaimed(scope: Scope, kind: 'primary' | 'transfer-out'): RawBuilder<boolean> {
  return sql<boolean>`(leavers.kind = ${kind} and leavers.case_on <= ${scope.day}::date
    and (leavers.closed_on is null or leavers.closed_on > ${scope.day}::date))`;
}

/** Graduates of a year, but for those whose following has ended on another ground. */
function isOfYear({ day }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(leavers.kind = 'primary' and leavers.left_on > ${addDays(day, -365)}::date
    and not (leavers.state = 'struck-off' and leavers.closed_on <= ${day}::date))`;
}

function isTaken({ day }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(leavers.state in ('taken-here', 'taken-elsewhere') and coalesce(leavers.closed_on <= ${day}::date, false))`;
}
