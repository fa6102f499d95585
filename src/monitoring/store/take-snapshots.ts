import { sql } from 'kysely';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { breath } from '#src/platform/breath.ts';
import type { Desk } from '#src/platform/desk.ts';
import { EVERY_FIGURE, type Figures, figureShape } from '../figures.ts';
import { figuresOf } from '../reckoning.ts';
import { boardUnits } from './board-units.ts';
import { measured } from './measures.ts';
import { scopeOf } from './scope.ts';
import { keepSnapshots, snapshotsOn } from './snapshots.ts';

/** How far back a county that has none yet is reckoned, and how far one that was shut is caught up with. */
const FIRST_DAYS = 31;
const MOST_DAYS = 366;

/**
 * 每日快照 — today's figures of every unit, taken anew at every round; a day that is over is reckoned once more, as of its end, and
 * then stands. Days on which no round was made are caught up with. Can be made twice without harm. Answers how many days were taken.
 */
export async function takeSnapshots(desk: Desk): Promise<number> {
  const { rows } = await sql<{ county: string; path: UnitPath }>`
    select county, path from units where kind = 'county' and until is null order by county`.execute(desk.db);
  let taken = 0;
  for (const { county, path } of rows) {
    for (const day of await daysToFinish(desk, county, path)) {
      await takeDay(desk, county, path, day);
      taken += 1;
      await breath();
    }
    await takeDay(desk, county, path, desk.clock.today());
    taken += 1;
  }
  return taken;
}

/** The days that are over and not finished, the earliest first. */
async function daysToFinish({ db, clock }: Desk, county: string, path: UnitPath): Promise<readonly LocalDate[]> {
  const today = clock.today();
  const { rows } = await sql<{ last: LocalDate | null }>`
    select max(day) as last from monitoring_days where county = ${county} and unit = ${path} and is_final`.execute(db);
  const after = rows[0]?.last ?? addDays(today, -1 - FIRST_DAYS);
  const days: LocalDate[] = [];
  for (let day = addDays(today, -1); day > after && days.length < MOST_DAYS; day = addDays(day, -1)) days.unshift(day);
  return days;
}

async function takeDay(desk: Desk, county: string, path: UnitPath, day: LocalDate): Promise<void> {
  const { db, clock } = desk;
  const units = (await boardUnits(db, path)).map((unit) => unit.path);
  const scope = await scopeOf(desk, county, path, day);
  const figures = figuresOf(await measured(scope), units);
  const standing = { takenAt: clock.now(), isFinal: !scope.isToday };
  if (scope.isToday) return keepSnapshots(db, county, day, figures, standing);
  const before = await snapshotsOn(db, county, day, units);
  const whole = new Map(units.map((unit) => [unit, { ...seenOnly(before.get(unit)?.figures), ...figures.get(unit) }]));
  return keepSnapshots(db, county, day, whole, standing);
}

/** What nobody can reckon afterwards stays as the last round of the day saw it. */
function seenOnly(figures: Figures = {}): Figures {
  const kept = EVERY_FIGURE.filter((key) => !figureShape(key).derivable && figures[key] !== undefined);
  return Object.fromEntries(kept.map((key) => [key, figures[key]]));
}
