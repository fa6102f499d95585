import { childOf } from '#src/findings/child-unit.ts';
import type { Actor } from '#src/organization/office.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import { findUnitAt, unitsAt } from '#src/organization/store/units.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { countsOf, type DropoutCounts } from '../counts.ts';
import { listDropouts } from './list-dropouts.ts';

export interface CountedUnit {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
  readonly counts: DropoutCounts;
}

/** 台账人数 — of a unit and of those directly below it: open now, and closed in this school year. `undefined` for strangers. */
export async function countDropouts(
  desk: Desk,
  actor: Actor,
  unit: UnitPath,
): Promise<{ readonly whole: CountedUnit; readonly rows: readonly CountedUnit[] } | undefined> {
  const found = narrowed(actor, 'dropout.read', unit) === unit ? await findUnitAt(desk.db, actor, unit) : undefined;
  if (found === undefined) return undefined;
  const today = desk.clock.today();
  const lines = [
    ...(await listDropouts(desk, actor, { unit, open: true })),
    ...(await listDropouts(desk, actor, { unit, ledger: 'closed', year: schoolYearOf(today) })),
  ];
  const paths = [...new Set(lines.map((line) => childOf(line.unit, unit)))].filter((path) => path !== unit).sort();
  const named = await unitsAt(desk.db, actor.county, paths);
  const placeOf = await placesOf(desk.db, actor.county, paths, today);
  return {
    whole: { path: unit, name: found.name, kind: found.kind, counts: countsOf(lines, today) },
    rows: paths.flatMap((path) => {
      const child = named.get(path);
      if (child === undefined) return [];
      const own = lines.filter((line) => childOf(line.unit, unit) === path);
      const name = child.kind === 'class' || child.kind === 'grade' ? placeOf(path).class : child.name;
      return [{ path, name, kind: child.kind, counts: countsOf(own, today) }];
    }),
  };
}
