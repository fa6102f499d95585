import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Unit, UnitPath } from '../unit.ts';
import { within } from './permitted.ts';
import { unitOf } from './unit-row.ts';

// What those who change units must know first. None of these asks a permission.

export async function unitById(db: Database | Work, county: string, id: string): Promise<Unit | undefined> {
  const row = await ofCounty(db, county).where('id', '=', id).executeTakeFirst();
  return row && unitOf(row);
}

export async function standingAt(db: Database | Work, county: string, path: UnitPath): Promise<Unit | undefined> {
  const row = await ofCounty(db, county).where('path', '=', path).where('until', 'is', null).executeTakeFirst();
  return row && unitOf(row);
}

/** Standing units directly below. */
export async function childrenOf(db: Database | Work, county: string, path: UnitPath): Promise<readonly Unit[]> {
  const rows = await ofCounty(db, county).where('parent', '=', path).where('until', 'is', null).execute();
  return rows.map(unitOf);
}

/** Everything below, standing and closed. */
export async function beneath(db: Database | Work, county: string, path: UnitPath): Promise<readonly Unit[]> {
  const rows = await ofCounty(db, county).where(within(path, 'path')).where('path', '!=', path).execute();
  return rows.map(unitOf);
}

/** The day on which the unit's last change took effect. */
export async function lastChangeOf(db: Database | Work, county: string, unit: string): Promise<LocalDate | undefined> {
  const row = await db
    .selectFrom('unit_changes')
    .select(sql<LocalDate | null>`max(effective)`.as('day'))
    .where('county', '=', county)
    .where('unit', '=', unit)
    .executeTakeFirst();
  return row?.day ?? undefined;
}

function ofCounty(db: Database | Work, county: string) {
  return db.selectFrom('units').selectAll().where('county', '=', county);
}
