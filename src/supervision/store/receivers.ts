import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { findUnitAt, unitsBelow } from '#src/organization/store/units.ts';
import { parentOf, type Unit, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import { receiversOf } from '../supervision.ts';

/** A unit that can be asked, and what it stands below, to tell namesakes apart. */
export interface Receiver {
  readonly path: UnitPath;
  readonly name: string;
  readonly above: string;
}

/** 可督办的单位 — below the actor's own unit, in the order of their paths. */
export async function receiversFor(db: Database, actor: Actor): Promise<readonly Receiver[]> {
  if (!can(actor, 'supervision.open', actor.unit)) return [];
  const own = await findUnitAt(db, actor, actor.unit);
  const kinds = own === undefined ? [] : receiversOf(own.kind);
  if (kinds.length === 0) return [];
  const units = await unitsBelow(db, actor, actor.unit, ['central-school', ...kinds]);
  const names = new Map(units.map(({ path, name }) => [path, name]));
  const isAsked = ({ kind, path }: Unit) => path !== actor.unit && kinds.includes(kind);
  return units.filter(isAsked).map(({ path, name }) => {
    const above = parentOf(path);
    return { path, name, above: (above && names.get(above)) ?? '' };
  });
}
