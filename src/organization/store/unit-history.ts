import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Actor } from '../office.ts';
import type { Unit, UnitPath } from '../unit.ts';
import type { UnitChangeKind } from '../unit-plan.ts';
import { inCounty, permitted, within } from './permitted.ts';
import { type UnitRow, unitOf } from './unit-row.ts';

/** 机构沿革 — one entry of a unit's history. */
export interface UnitChange {
  readonly revision: number;
  readonly kind: UnitChangeKind;
  readonly effective: LocalDate;
  /** When it was written down. */
  readonly at: Date;
  /** Who did; absent when the program itself did. */
  readonly by?: string | undefined;
  /** What it was called from that day on. */
  readonly name: string;
  readonly path: UnitPath;
  readonly reason: string;
  /** The name of the unit it became part of. */
  readonly mergedInto?: string | undefined;
}

/** The latest first. Ask `findUnit` before. */
export async function historyOf(db: Database | Work, county: string, unit: string): Promise<readonly UnitChange[]> {
  const rows = await db
    .selectFrom('unit_changes as change')
    .leftJoin('people', (join) =>
      join.onRef('people.county', '=', 'change.county').onRef('people.id', '=', 'change.by_person'),
    )
    .leftJoin('units as taker', (join) =>
      join.onRef('taker.county', '=', 'change.county').onRef('taker.id', '=', 'change.merged_into'),
    )
    .select(['change.revision', 'change.kind', 'change.effective', 'change.at', 'change.name', 'change.path'])
    .select(['change.reason', 'people.name as by', 'taker.name as merged_into'])
    .where('change.county', '=', county)
    .where('change.unit', '=', unit)
    .orderBy('change.revision', 'desc')
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    kind: row.kind as UnitChangeKind, // the check constraint of the column
    effective: row.effective,
    at: row.at,
    by: row.by ?? undefined,
    name: row.name,
    path: row.path as UnitPath, // only openUnits and the plans of changes write paths
    reason: row.reason,
    mergedInto: row.merged_into ?? undefined,
  }));
}

/** The unit as it was on a day: its name, its place; `undefined` before it was opened, and while it was closed. */
export async function unitAsOf(
  db: Database | Work,
  actor: Actor,
  id: string,
  day: LocalDate,
): Promise<Unit | undefined> {
  const [unit] = await asOf(db, actor, day, sql<boolean>`units.id = ${id}`);
  return unit;
}

/** The units that stood at or below a path on a day, as they were then; those whose reach it is today may ask. */
export async function unitsAsOf(
  db: Database | Work,
  actor: Actor,
  path: UnitPath,
  day: LocalDate,
): Promise<readonly Unit[]> {
  return asOf(db, actor, day, within(path, 'past.path'));
}

async function asOf(
  db: Database | Work,
  actor: Actor,
  day: LocalDate,
  condition: ReturnType<typeof within>,
): Promise<readonly Unit[]> {
  const { rows } = await sql<UnitRow>`
    select units.county, units.id, units.kind, past.name, regexp_replace(past.path, '^.*/', '') as code, past.path,
      nullif(regexp_replace(past.path, '/[^/]*$', ''), '') as parent, units.since, units.until, units.school_kind,
      past.revision
    from units
    join lateral (
      select name, path, open, revision from unit_changes
      where county = units.county and unit = units.id and effective <= ${day}
      order by revision desc limit 1
    ) as past on past.open
    where ${inCounty(actor, 'units.county')} and ${permitted(actor, 'unit.read', 'units.path')} and ${condition}
    order by past.path`.execute(db);
  return rows.map(unitOf);
}
