import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import { unitsDirectlyBelow } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Destination, LeaverState } from '../leaver.ts';
import { added, type DestinationCount, NOBODY_LEFT, type StateTally } from '../tally.ts';
import { conditionsOf, type LeaverFilter } from './list-leavers.ts';

export interface UnitTally {
  readonly unit: UnitPath;
  readonly name: string;
  readonly kind: string;
  readonly states: StateTally;
}

/** 接续情况 — the unit and each one directly below it in which somebody left. */
export interface ContinuityFigures {
  readonly unit: UnitPath;
  readonly all: StateTally;
  readonly below: readonly UnitTally[];
  readonly destinations: readonly DestinationCount[];
  readonly overdue: number;
  readonly asked: number;
  readonly matched: number;
}

/** Figures of what lies below a unit, county by central school by school; `undefined` for strangers. */
export async function tallyLeavers(
  desk: Desk,
  actor: Actor,
  filter: LeaverFilter,
): Promise<ContinuityFigures | undefined> {
  const unit = narrowed(actor, 'continuity.read', filter.unit);
  if (unit === undefined) return undefined;
  const conditions = sql.join([...conditionsOf(desk, actor, { ...filter, unit, state: undefined })], sql` and `);
  const { rows } = await sql<{ child: string; state: LeaverState; count: number }>`
    select split_part(substr(unit, ${unit.length + 2}::integer), '/', 1) as child, state, count(*)::integer as count
    from leavers where ${conditions} group by 1, 2`.execute(desk.db);
  const children = await unitsDirectlyBelow(desk.db, actor, unit, true);
  const below = children
    .filter(({ kind }) => kind !== 'grade' && kind !== 'class')
    .map((child) => ({ unit: child.path, name: child.name, kind: child.kind, states: statesOf(rows, child.code) }))
    .filter(({ states }) => Object.values(states).some((count) => count > 0));
  const all = rows.map(({ state, count }) => ({ ...NOBODY_LEFT, [state]: count })).reduce(added, NOBODY_LEFT);
  return { unit, all, below, ...(await openFigures(desk, actor, { ...filter, unit })) };
}

function statesOf(
  rows: readonly { readonly child: string; readonly state: LeaverState; readonly count: number }[],
  code: string,
) {
  const own = rows.filter(({ child }) => child === code);
  return own.map(({ state, count }) => ({ ...NOBODY_LEFT, [state]: count })).reduce(added, NOBODY_LEFT);
}

/** Of those who are still looked for: where they are said to be, and what waits for somebody. */
async function openFigures({ db, clock }: Desk, actor: Actor, filter: LeaverFilter) {
  const conditions = sql.join([...conditionsOf({ clock }, actor, { ...filter, open: true })], sql` and `);
  const { rows } = await sql<{ destination: Destination | null; unit: string; place: string; count: number }>`
    select destination, coalesce(destination_unit, '') as unit, destination_place as place, count(*)::integer as count
    from leavers where ${conditions} group by 1, 2, 3 order by 4 desc, 1, 2, 3`.execute(db);
  const { rows: waiting } = await sql<{ overdue: number; asked: number; matched: number }>`
    select count(*) filter (where due_on < ${clock.today()}::date)::integer as overdue,
      count(*) filter (where asked is not null)::integer as asked,
      count(*) filter (where exists (select from leaver_matches where leaver_matches.county = leavers.county
        and leaver_matches.leaver = leavers.id and answer is null))::integer as matched
    from leavers where ${conditions}`.execute(db);
  return {
    destinations: rows.map((row) => ({ ...row, destination: row.destination ?? undefined })),
    ...(waiting[0] ?? { overdue: 0, asked: 0, matched: 0 }),
  };
}
