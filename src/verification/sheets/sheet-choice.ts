import type { UnitPath } from '#src/organization/unit.ts';

/** 选定的学生: everybody of a unit (of one grade in it), or one by one. */
export interface SheetChoice {
  readonly unit?: UnitPath | undefined;
  /** A code of `grade`. */
  readonly grade?: string | undefined;
  readonly students?: readonly string[] | undefined;
}

/** A pupil of the ledger, in the order in which sheets are printed. */
export interface ChosenPupil {
  readonly student: string;
  readonly unit: UnitPath;
}

/** 一个班级的学生, whose sheets are typeset together. */
export interface ChosenClass {
  readonly unit: UnitPath;
  readonly students: readonly string[];
}

/** Class by class: those of `1班` before those of `10班`, whatever the order of their paths. */
export function byClass(pupils: readonly ChosenPupil[]): readonly ChosenClass[] {
  const classes = new Map<UnitPath, string[]>();
  for (const { student, unit } of pupils) {
    const those = classes.get(unit);
    if (those) those.push(student);
    else classes.set(unit, [student]);
  }
  return [...classes].map(([unit, students]) => ({ unit, students })).sort((a, b) => NUMERIC.compare(a.unit, b.unit));
}

/**
 * 班内次序 — by 班内学号 where each has one of their own, as a teacher calls them and hands out; else as they are given, by name. One
 * number that is missing or comes twice would put some children anywhere, so then nobody's counts.
 */
export function inClassOrder<T>(pupils: readonly T[], rollNumberOf: (pupil: T) => string): readonly T[] {
  const numbers = new Map(pupils.map((pupil) => [pupil, rollNumberOf(pupil).normalize('NFKC').trim()]));
  const all = [...numbers.values()];
  if (!all.every((number) => /^\d+$/.test(number)) || new Set(all.map(Number)).size < pupils.length) return pupils;
  return [...pupils].sort((a, b) => Number(numbers.get(a)) - Number(numbers.get(b)));
}

/** Typeset by one process, which then ends: so many pages at most, and an even share for each of two. */
const MOST_PAGES = 400;

/** So few that a second process takes longer to start than they take. */
const FEW_PAGES = 100;

/** Into portions for one process each. */
export function portions(classes: readonly ChosenClass[]): readonly (readonly ChosenClass[])[] {
  const total = classes.reduce((sum, { students }) => sum + students.length, 0);
  const processes = total <= FEW_PAGES ? 1 : 2 * Math.ceil(total / (2 * MOST_PAGES));
  const share = Math.ceil(total / processes);
  const all: ChosenClass[][] = [];
  let pages = Number.POSITIVE_INFINITY;
  for (const one of classes) {
    if (pages >= share) {
      all.push([]);
      pages = 0;
    }
    all.at(-1)?.push(one);
    pages += one.students.length;
  }
  return all;
}

/** The unit that holds them all. */
export function commonUnit(units: readonly UnitPath[]): UnitPath | undefined {
  const [first, ...others] = units.map((unit) => unit.split('/'));
  if (first === undefined) return undefined;
  const most = Math.min(first.length, ...others.map((parts) => parts.length));
  let depth = 0;
  while (depth < most && others.every((parts) => parts[depth] === first[depth])) depth += 1;
  return first.slice(0, depth).join('/') as UnitPath; // the beginning of a path is one
}

const NUMERIC = new Intl.Collator('en', { numeric: true });
