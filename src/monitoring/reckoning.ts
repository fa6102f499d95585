import type { UnitPath } from '#src/organization/unit.ts';
import { EVERY_FIGURE, type FigureKey, type Figures, type FigureValue, figureShape } from './figures.ts';

/** 明细 — what was counted at one place: so many (of so many), or so many that took so many days. */
export interface Fact {
  readonly figure: FigureKey;
  readonly unit: UnitPath;
  readonly part: number;
  readonly whole?: number | undefined;
  /** Of days: how many took `part` days. */
  readonly count?: number | undefined;
}

/** What one look found out: which figures are known by it, and where something was counted. */
export interface Measured {
  readonly figures: readonly FigureKey[];
  readonly facts: readonly Fact[];
}

interface Sum {
  part: number;
  whole: number | undefined;
  readonly days: Map<number, number>;
}

/**
 * 汇总 — facts of classes, schools and desks into the figures of these units, each with everything below it. A unit where nothing was
 * counted has a nought of what was counted anywhere: only what nobody could count is absent.
 */
export function figuresOf(measured: readonly Measured[], units: readonly UnitPath[]): ReadonlyMap<UnitPath, Figures> {
  const sums = new Map<UnitPath, Map<FigureKey, Sum>>(units.map((unit) => [unit, new Map()]));
  const known = new Set(measured.flatMap(({ figures }) => figures));
  // A class has a fact of every figure: whose they are is looked up once.
  const over = new Map<UnitPath, readonly Map<FigureKey, Sum>[]>();
  for (const { facts } of measured) {
    for (const fact of facts) {
      const above = over.get(fact.unit) ?? overOf(fact.unit).flatMap((unit) => sums.get(unit) ?? []);
      over.set(fact.unit, above);
      for (const own of above) add(own, fact);
    }
  }
  return new Map(
    units.map((unit) => {
      const own = sums.get(unit);
      const values = EVERY_FIGURE.filter((key) => known.has(key)).flatMap((key) => {
        const value = valueFrom(key, own?.get(key));
        return value === undefined ? [] : [[key, value] as const];
      });
      return [unit, Object.fromEntries(values) as Figures]; // made of just these entries
    }),
  );
}

/** The unit and all above it. */
function overOf(unit: UnitPath): readonly UnitPath[] {
  const over: UnitPath[] = [];
  for (let cut = unit.length; cut > 0; cut = unit.lastIndexOf('/', cut - 1)) over.push(unit.slice(0, cut) as UnitPath); // cut at a slash
  return over;
}

function add(sums: Map<FigureKey, Sum>, { figure, part, whole, count }: Fact): void {
  const sum = sums.get(figure) ?? { part: 0, whole: undefined, days: new Map() };
  if (count === undefined) sum.part += part;
  else sum.days.set(part, (sum.days.get(part) ?? 0) + count);
  if (whole !== undefined) sum.whole = (sum.whole ?? 0) + whole;
  sums.set(figure, sum);
}

function valueFrom(key: FigureKey, sum: Sum | undefined): FigureValue | undefined {
  const { shows } = figureShape(key);
  if (shows === 'count') return { part: sum?.part ?? 0 };
  // A share of nothing is no share, and the middle of nothing is nowhere.
  if (shows === 'share') return sum?.whole ? { part: sum.part, whole: sum.whole } : undefined;
  if (sum === undefined || sum.days.size === 0) return undefined;
  const days = [...sum.days].sort(([one], [other]) => one - other);
  const whole = days.reduce((total, [, count]) => total + count, 0);
  // Of two middle ones the greater, so that nobody is told half a day.
  return { part: atRank(days, Math.floor(whole / 2) + 1), whole, nine: atRank(days, Math.ceil(whole * 0.9)) };
}

/** The days of the one at this rank, the quickest having the first. */
function atRank(days: readonly (readonly [number, number])[], rank: number): number {
  let seen = 0;
  for (const [day, count] of days) {
    seen += count;
    if (seen >= rank) return day;
  }
  return days.at(-1)?.[0] ?? 0;
}

/** 本级 — what is left of a unit's own figure when its units have taken theirs: its own desks, and pupils who are in no school. */
export function ownOf(key: FigureKey, whole: FigureValue | undefined, parts: readonly (FigureValue | undefined)[]) {
  if (whole === undefined || figureShape(key).shows === 'days') return undefined;
  const part = parts.reduce((left, each) => left - (each?.part ?? 0), whole.part);
  if (whole.whole === undefined) return part > 0 ? { part } : undefined;
  const rest = parts.reduce((left, each) => left - (each?.whole ?? 0), whole.whole);
  return rest > 0 ? { part, whole: rest } : undefined;
}
