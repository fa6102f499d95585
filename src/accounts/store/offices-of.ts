import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Office } from '#src/organization/office.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { placeNames } from '#src/organization/store/place-names.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';

/** 任职 — an office a person can sign in to today; a class by its full name, as there is a 1班 everywhere. */
export interface HeldOffice {
  readonly holding: string;
  readonly office: Office;
  readonly unit: { readonly id: string; readonly name: string; readonly path: UnitPath; readonly kind: UnitKind };
}

/** The offices a person holds today at units that still stand, the oldest first. */
export async function officesOf(
  db: Database | Work,
  county: string,
  person: string,
  today: LocalDate,
): Promise<readonly HeldOffice[]> {
  const rows = await db
    .selectFrom('holdings')
    .innerJoin('units', (join) =>
      join.onRef('units.county', '=', 'holdings.county').onRef('units.id', '=', 'holdings.unit'),
    )
    .select(['holdings.id as holding', 'holdings.office', 'units.id', 'units.name', 'units.path', 'units.kind'])
    .where('holdings.county', '=', county)
    .where('holdings.person', '=', person)
    .where('holdings.since', '<=', today)
    .where((where) => where.or([where('holdings.until', 'is', null), where('holdings.until', '>', today)]))
    .where((where) => where.or([where('units.until', 'is', null), where('units.until', '>', today)]))
    .orderBy('holdings.since')
    .orderBy('holdings.id')
    .modifyEnd(KEPT)
    .execute();
  const held = rows.map(({ holding, office, id, name, path, kind }) => ({
    holding,
    office: office as Office, // only offices are granted
    unit: { id, name, path: path as UnitPath, kind: kind as UnitKind }, // the units' own checks hold these
  }));
  const units = held.map(({ unit }) => unit);
  const names = await placeNames(db, county, units, schoolYearOf(today));
  return held.map(({ unit, ...one }) => ({ ...one, unit: { ...unit, name: names.get(unit.path) ?? unit.name } }));
}

/** The office in which the person worked last, if they still hold it; else the one they have held longest. */
export async function officeToBeginWith(
  db: Database | Work,
  county: string,
  person: string,
  offices: readonly HeldOffice[],
): Promise<HeldOffice | undefined> {
  const last = await db
    .selectFrom('sessions')
    .select('holding')
    .where('county', '=', county)
    .where('person', '=', person)
    .where('holding', 'is not', null)
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return offices.find(({ holding }) => holding === last?.holding) ?? offices[0];
}
