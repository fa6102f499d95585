import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import { findUnitAt, pathsTo } from '#src/organization/store/units.ts';
import { countyOf, isWithin, liesInOneCounty, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Figures } from '../figures.ts';
import { figuresOf } from '../reckoning.ts';
import { type BoardUnit, boardUnits, withChildren } from './board-units.ts';
import { measured } from './measures.ts';
import { scopeOf } from './scope.ts';
import { latestSnapshot, snapshotsOn } from './snapshots.ts';

/** 数从何来 — counted now, kept on that day, or reckoned anew from what was written down. */
export type BoardSource = 'now' | 'kept' | 'reckoned';

export interface BoardLine extends BoardUnit {
  readonly figures: Figures;
}

/** 监测看板 of a unit on a day: itself, and each unit directly below. */
export interface Board {
  readonly unit: BoardUnit;
  readonly above: readonly { readonly path: UnitPath; readonly name: string }[];
  readonly day: LocalDate;
  readonly source: BoardSource;
  /** When it was counted. */
  readonly takenAt: Date;
  readonly lines: readonly BoardLine[];
}

/** `undefined` outside the actor's reach. Of a past day what was kept; where nothing was, what can be reckoned of it. */
export async function boardOf(
  desk: Desk,
  actor: Actor,
  asked: UnitPath | undefined,
  day: LocalDate,
): Promise<Board | undefined> {
  const path = asked ?? actor.unit;
  if (narrowed(actor, 'monitoring.read', path) !== path) return undefined;
  const { db } = desk;
  if ((await findUnitAt(db, actor, path)) === undefined) return undefined;
  const units = withChildren(path, await boardUnits(db, path));
  const [unit] = units;
  if (unit === undefined || unit.path !== path) return undefined;
  const above = await aboveOf(desk, actor, path);
  const lines = liesInOneCounty(path) ? await linesIn(desk, path, units, day) : await linesOfCounties(desk, units, day);
  return { unit, above, day, ...lines };
}

type Lines = Pick<Board, 'source' | 'takenAt' | 'lines'>;

async function linesIn(desk: Desk, path: UnitPath, units: readonly BoardUnit[], day: LocalDate): Promise<Lines> {
  const county = countyOf(path);
  const paths = units.map((unit) => unit.path);
  const isToday = day === desk.clock.today();
  const kept = isToday ? new Map() : await snapshotsOn(desk.db, county, day, paths);
  const own = kept.get(path);
  if (own !== undefined) {
    const lines = units.map((unit) => ({ ...unit, figures: kept.get(unit.path)?.figures ?? {} }));
    return { source: 'kept', takenAt: own.takenAt, lines };
  }
  const figures = figuresOf(await measured(await scopeOf(desk, county, path, day)), paths);
  const lines = units.map((unit) => ({ ...unit, figures: figures.get(unit.path) ?? {} }));
  return { source: isToday ? 'now' : 'reckoned', takenAt: desk.clock.now(), lines };
}

/** A city reads what each county has kept last: it looks across, and counts nothing there itself. */
async function linesOfCounties(desk: Desk, units: readonly BoardUnit[], day: LocalDate): Promise<Lines> {
  const kept = await Promise.all(
    units.map(async (unit) => {
      return unit.kind === 'county' ? latestSnapshot(desk.db, countyOf(unit.path), unit.path, day) : undefined;
    }),
  );
  const lines = units.map((unit, at) => ({ ...unit, figures: kept[at]?.figures ?? {} }));
  const moments = kept.flatMap((snapshot) => snapshot?.takenAt.getTime() ?? []);
  const takenAt = new Date(Math.min(desk.clock.now().getTime(), ...moments));
  return { source: 'kept', takenAt, lines };
}

/** The way up, as far as the actor's own unit. */
async function aboveOf({ db }: Desk, actor: Actor, path: UnitPath) {
  const paths = pathsTo(path).filter((each) => each !== path && isWithin(each, actor.unit));
  const found = await Promise.all(paths.map((each) => findUnitAt(db, actor, each)));
  return found.flatMap((unit) => (unit ? [{ path: unit.path, name: unit.name }] : []));
}
