import type { Selectable } from 'kysely';
import type { Schema } from '#src/platform/database/schema.ts';
import type { Unit, UnitKind, UnitPath } from '../unit.ts';

export type UnitRow = Selectable<Schema['units']>;

export function unitOf(row: UnitRow): Unit {
  return {
    county: row.county,
    id: row.id,
    kind: row.kind as UnitKind, // the check constraint of the column
    name: row.name,
    code: row.code,
    path: row.path as UnitPath, // only openUnits and the plans of changes write paths
    since: row.since,
    until: row.until ?? undefined,
    schoolKind: row.school_kind === '' ? undefined : row.school_kind,
    revision: row.revision,
  };
}
