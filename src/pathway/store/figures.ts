import { childOf } from '#src/findings/child-unit.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import { pathsTo, unitsAt } from '#src/organization/store/units.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Standing } from '../standings.ts';
import { countedByClass } from './roster.ts';

/** How many children of a unit stand where. */
export interface UnitStandings {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: string;
  readonly total: number;
  readonly counts: Readonly<Partial<Record<Standing, number>>>;
}

/** 核实进度 of a unit and of each directly below that has children without a number; `undefined` where the actor may not look. */
export async function figuresOf(desk: Desk, actor: Actor, wanted: UnitPath | undefined) {
  const top = narrowed(actor, 'pathway.read', undefined);
  const unit = wanted ?? top;
  if (top === undefined || unit === undefined || !isWithin(unit, top)) return undefined;
  const counted = await countedByClass(desk.db, actor, unit);
  const counts = new Map<UnitPath, Partial<Record<Standing, number>>>();
  for (const row of counted) {
    for (const path of new Set([unit, childOf(row.unit, unit)])) {
      const own = counts.get(path) ?? {};
      counts.set(path, { ...own, [row.standing]: (own[row.standing] ?? 0) + row.pupils });
    }
  }
  const units = await unitsAt(desk.db, actor.county, [...new Set([...counts.keys(), ...pathsTo(unit)])]);
  const named = (path: UnitPath): UnitStandings => {
    const { name, kind } = units.get(path) ?? { name: '已撤销的机构', kind: '' };
    const own = counts.get(path) ?? {};
    return { path, name, kind, counts: own, total: Object.values(own).reduce((sum, pupils) => sum + pupils, 0) };
  };
  return {
    whole: named(unit),
    above: pathsTo(unit)
      .filter((path) => path !== unit && isWithin(path, top))
      .map((path) => ({ path, name: named(path).name })),
    rows: [...counts.keys()]
      .filter((path) => path !== unit)
      .sort()
      .map(named),
  };
}
