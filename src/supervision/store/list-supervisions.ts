import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { inCounty, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Supervision, SupervisionState } from '../supervision.ts';
import { isOverdue, type SupervisionRow, supervisionOfRow, visibleTo } from './supervision-rows.ts';

/** 督办列表 is narrowed to these; absent is not narrowed. */
export interface SupervisionFilter {
  /** This one only. */
  readonly id?: string | undefined;
  readonly state?: SupervisionState | 'unsettled' | 'overdue' | undefined;
  /** What one's own unit has issued, or must answer. */
  readonly side?: 'issued' | 'received' | undefined;
  /** Received at or below it. */
  readonly unit?: UnitPath | undefined;
  readonly about?: { readonly kind: string; readonly id?: string | undefined } | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface SupervisionLine {
  readonly supervision: Supervision;
  readonly issuerName: string;
  readonly receiverName: string;
}

/** How many there are of each, whatever the list is narrowed to. */
export interface SupervisionCounts {
  readonly open: number;
  readonly answered: number;
  readonly returned: number;
  readonly overdue: number;
  readonly closed: number;
  readonly withdrawn: number;
}

interface Row extends SupervisionRow {
  readonly issuer_name: string | null;
  readonly receiver_name: string | null;
}

/** 督办列表 — the latest first. */
export async function listSupervisions(
  db: Database,
  actor: Actor,
  today: LocalDate,
  filter: SupervisionFilter,
): Promise<{ readonly rows: readonly SupervisionLine[]; readonly next: string | undefined }> {
  const { rows } = await sql<Row>`
    select supervisions.*, ${nameOf('issuer')} as issuer_name, ${nameOf('receiver')} as receiver_name
    from supervisions
    where ${inCounty(actor, 'supervisions.county')} and ${visibleTo(actor)}
      and ${sql.join(conditionsOf(actor, today, filter), sql` and `)}
    order by supervisions.opened_on desc, supervisions.id limit ${filter.limit + 1}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => ({
      supervision: supervisionOfRow(row),
      issuerName: row.issuer_name ?? GONE,
      receiverName: row.receiver_name ?? GONE,
    })),
    next: last && `${last.opened_on} ${last.id}`,
  };
}

export async function countSupervisions(
  db: Database,
  actor: Actor,
  today: LocalDate,
  filter: Pick<SupervisionFilter, 'side' | 'unit' | 'about'>,
): Promise<SupervisionCounts> {
  const { rows } = await sql<SupervisionCounts>`
    select ${sql.join(
      (['open', 'answered', 'returned', 'closed', 'withdrawn'] as const).map(
        (state) => sql`count(*) filter (where state = ${state})::integer as ${sql.ref(state)}`,
      ),
    )}, count(*) filter (where ${isOverdue(today)})::integer as overdue
    from supervisions
    where ${inCounty(actor, 'supervisions.county')} and ${visibleTo(actor)}
      and ${sql.join(conditionsOf(actor, today, { ...filter, limit: 0 }), sql` and `)}`.execute(db);
  return rows[0] ?? { open: 0, answered: 0, returned: 0, overdue: 0, closed: 0, withdrawn: 0 };
}

const GONE = '已撤销的机构';

/** The unit as it is called now; the city's stands under the city's own key. */
export function nameOf(end: 'issuer' | 'receiver'): RawBuilder<string | null> {
  const path = sql.ref(`supervisions.${end}`);
  return sql<string | null>`(select name from units where units.path = ${path}
    and units.county = split_part(${path} || '//', '/', case when ${path} like '/%/%/%' then 4 else 3 end)
    order by until nulls first limit 1)`;
}

function conditionsOf(actor: Actor, today: LocalDate, filter: SupervisionFilter): readonly RawBuilder<boolean>[] {
  const { id: only, state, side, unit, about, after } = filter;
  const [day, id] = after?.split(' ') ?? [];
  return [
    sql<boolean>`true`,
    ...(only === undefined ? [] : [sql<boolean>`supervisions.id = ${only}::uuid`]),
    ...(state === undefined ? [] : [stateIs(state, today)]),
    ...(side === undefined
      ? []
      : [
          sql<boolean>`${sql.ref(side === 'issued' ? 'supervisions.issuer' : 'supervisions.receiver')} = ${actor.unit}`,
        ]),
    ...(unit === undefined ? [] : [within(unit, 'supervisions.receiver')]),
    ...(about === undefined ? [] : [sql<boolean>`supervisions.origin_kind = ${about.kind}`]),
    ...(about?.id === undefined ? [] : [sql<boolean>`supervisions.origin_id = ${about.id}`]),
    ...(day === undefined || id === undefined
      ? []
      : [
          sql<boolean>`(supervisions.opened_on < ${day}::date
            or supervisions.opened_on = ${day}::date and supervisions.id > ${id}::uuid)`,
        ]),
  ];
}

function stateIs(state: NonNullable<SupervisionFilter['state']>, today: LocalDate): RawBuilder<boolean> {
  if (state === 'overdue') return isOverdue(today);
  if (state === 'unsettled') return sql<boolean>`supervisions.state in ('open', 'answered', 'returned')`;
  return sql<boolean>`supervisions.state = ${state}`;
}
