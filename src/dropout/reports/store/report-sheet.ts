import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { narrowed, permitted } from '#src/organization/store/permitted.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { isWithin, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { addFigures, NO_FIGURES, type ReportFigures } from '../figures.ts';
import type { ReportPeriod } from '../periods.ts';
import { countFigures } from './count-figures.ts';

/** A unit with schools below it, or a school. */
export interface ReportUnit {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
}

/** 一份报告 as the data have it: the unit, and what lies directly below it. `undefined` where the unit is not this person's to look at. */
export async function reportSheet(
  db: Database | Work,
  actor: Actor,
  unit: UnitPath,
  period: ReportPeriod,
  asOf: Date,
): Promise<{ readonly unit: ReportUnit; readonly figures: ReportFigures } | undefined> {
  if (narrowed(actor, 'dropout-report.read', unit) !== unit) return undefined;
  const at = (await unitsAt(db, actor.county, [unit])).get(unit);
  if (at === undefined) return undefined;
  const counted = [...(await countFigures(db, actor.county, unit, period, asOf))];
  const sum = (within: UnitPath) =>
    counted
      .filter(([path]) => isWithin(path, within))
      .reduce((total, [, figures]) => addFigures(total, figures), NO_FIGURES);
  const below = await unitsBelow(db, actor, unit, at.kind);
  const rows = below.map(({ path, name }) => ({ path, name, figures: sum(path) }));
  // What lies with the unit itself, and with none below: a child without a record whom the central school looks for.
  const own = counted
    .filter(([path]) => !below.some((each) => isWithin(path, each.path)))
    .reduce((total, [, figures]) => addFigures(total, figures), NO_FIGURES);
  const hasOwn = below.length > 0 && Object.values(own).some((value) => value > 0);
  const whole = counted.reduce((total, [, figures]) => addFigures(total, figures), NO_FIGURES);
  return {
    unit: { path: unit, name: at.name, kind: at.kind },
    figures: { whole, rows: [...rows, ...(hasOwn ? [{ path: unit, name: `${at.name}（本级）`, figures: own }] : [])] },
  };
}

/** 下面的单位 that have pupils, or had: central schools and schools below a county, schools below a central school. */
export async function unitsBelow(
  db: Database | Work,
  actor: Pick<Actor, 'county'> & Actor,
  unit: UnitPath,
  kind: UnitKind,
): Promise<readonly ReportUnit[]> {
  if (kind !== 'county' && kind !== 'central-school') return [];
  const { rows } = await sql<ReportUnit>`
    select path, name, kind from units where county = ${actor.county} and parent = ${unit} and until is null
      and kind in ('central-school', 'school', 'teaching-point') and ${permitted(actor, 'dropout-report.read', 'units.path')}
    order by kind <> 'central-school', path`.execute(db);
  return rows;
}
