import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { PetitionKind } from '../petition.ts';

/** 诉求的数字, of what was received in a time; what is open and overdue is as of today. */
export interface PetitionFigures {
  readonly received: number;
  readonly closed: number;
  /** Of the closed, those that were closed by their day. */
  readonly inTime: number;
  readonly open: number;
  readonly overdue: number;
  readonly rated: number;
  /** 满意 and 基本满意. */
  readonly satisfied: number;
  readonly byKind: readonly { readonly kind: PetitionKind; readonly count: number }[];
}

export interface FiguresAsked {
  readonly unit?: UnitPath | undefined;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** 诉求统计 of a unit within reach; `undefined` when it lies outside. */
export async function petitionFigures(
  db: Database,
  actor: Actor,
  { unit, from, to }: FiguresAsked,
  today: LocalDate,
): Promise<PetitionFigures | undefined> {
  const root = narrowed(actor, 'petition.read', unit);
  if (root === undefined) return undefined;
  const since = sql`received_at >= ${`${from}T00:00:00+08:00`}::timestamptz
    and received_at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'`;
  const ours = sql`county = ${actor.county} and ${within(root, 'unit')} and state <> 'withdrawn'`;
  const { rows } = await sql<Omit<PetitionFigures, 'byKind'>>`
    select count(*) filter (where ${since})::integer as received,
      count(*) filter (where ${since} and state = 'closed')::integer as closed,
      count(*) filter (where ${since} and state = 'closed' and (due is null or closed_on <= due))::integer as "inTime",
      count(*) filter (where state in ('new', 'working'))::integer as open,
      count(*) filter (where state in ('new', 'working') and due < ${today}::date)::integer as overdue,
      count(*) filter (where ${since} and satisfaction is not null)::integer as rated,
      count(*) filter (where ${since} and satisfaction in ('satisfied', 'fair'))::integer as satisfied
    from petitions where ${ours}`.execute(db);
  const kinds = await sql<{ kind: PetitionKind; count: number }>`
    select kind, count(*)::integer as count from petitions where ${ours} and ${since}
    group by kind order by count desc, kind`.execute(db);
  const [counted] = rows;
  if (counted === undefined) throw new Error('an aggregate has one row');
  return { ...counted, byKind: kinds.rows };
}

/** 超期未办结的诉求 — numerator and denominator, for the county's dashboard. The list behind it is `/petitions?risk=overdue`. */
export async function petitionsOverdue(
  db: Database,
  county: string,
  unit: UnitPath,
  today: LocalDate,
): Promise<{ readonly part: number; readonly whole: number }> {
  const { rows } = await sql<{ part: number; whole: number }>`
    select count(*) filter (where due < ${today}::date)::integer as part, count(*)::integer as whole
    from petitions where county = ${county} and ${within(unit, 'unit')} and state in ('new', 'working')`.execute(db);
  return rows[0] ?? { part: 0, whole: 0 };
}
