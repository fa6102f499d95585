import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { MeasureKind } from '../measures.ts';
import type { ViolationState } from '../violation.ts';

/** 一个单位 in a period: every figure opens the list that it counts. */
export interface UnitViolations {
  readonly unit: UnitPath;
  readonly name: string;
  readonly total: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byState: Readonly<Partial<Record<ViolationState, number>>>;
  readonly byMeasure: Readonly<Partial<Record<MeasureKind, number>>>;
}

interface Row {
  readonly unit: UnitPath;
  readonly name: string | null;
  readonly kind: string;
  readonly state: ViolationState;
  readonly count: number;
  readonly talk: number;
  readonly circular: number;
  readonly accountability: number;
}

/** 各单位违规情况 by the day on which they were found, both days included; what was withdrawn does not count. */
export async function violationFigures(
  db: Database | Work,
  actor: Actor,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<readonly UnitViolations[]> {
  const of = (kind: MeasureKind) => sql`count(*) filter (where exists (select from violation_measures as each
    where each.county = violations.county and each.violation = violations.id and each.kind = ${kind}))::integer`;
  const { rows } = await sql<Row>`
    select unit, kind, state, count(*)::integer as count, ${of('talk')} as talk, ${of('circular')} as circular,
      ${of('accountability')} as accountability,
      (select name from units where units.county = violations.county and units.path = violations.unit
        order by until nulls first limit 1) as name
    from violations
    where county = ${actor.county} and ${permitted(actor, 'discipline.register', 'violations.unit')}
      and unit <> ${actor.unit} and state <> 'withdrawn' and found_on between ${from}::date and ${until}::date
    group by county, unit, kind, state order by unit`.execute(db);
  const units = new Map<UnitPath, UnitViolations>();
  for (const row of rows) units.set(row.unit, added(units.get(row.unit) ?? nothingOf(row), row));
  return [...units.values()];
}

function nothingOf({ unit, name }: Row): UnitViolations {
  return { unit, name: name ?? '已撤销的机构', total: 0, byKind: {}, byState: {}, byMeasure: {} };
}

function added(sum: UnitViolations, { kind, state, count, talk, circular, accountability }: Row): UnitViolations {
  const plus = (before: number | undefined, more: number) => (before ?? 0) + more;
  const { talk: talks, circular: circulars, accountability: held } = sum.byMeasure;
  return {
    ...sum,
    total: sum.total + count,
    byKind: { ...sum.byKind, [kind]: plus(sum.byKind[kind], count) },
    byState: { ...sum.byState, [state]: plus(sum.byState[state], count) },
    byMeasure: {
      talk: plus(talks, talk),
      circular: plus(circulars, circular),
      accountability: plus(held, accountability),
    },
  };
}
