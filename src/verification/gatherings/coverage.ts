import type { LocalDate } from '#src/kernel/local-date.ts';
import { isWithin, type UnitKind, type UnitPath } from '#src/organization/unit.ts';

/** 应训的岗位 */
export const TRAINED_OFFICES = ['registrar', 'class-teacher'] as const;

export type TrainedOffice = (typeof TRAINED_OFFICES)[number];

/** Somebody who holds one of these offices now; where they sat when they were trained does not matter. */
export interface Holder {
  readonly person: string;
  readonly name: string;
  readonly office: TrainedOffice;
  readonly unit: UnitPath;
  /** Absent for whom no training of the period has reached. */
  readonly trainedOn: LocalDate | undefined;
}

/** 空缺 — a school without a registrar, or a class without a teacher: nobody there can have been trained. */
export interface Vacancy {
  readonly office: TrainedOffice;
  readonly unit: UnitPath;
}

/** 覆盖率 of one office: so many of so many, and the posts that nobody holds. */
export interface Covered {
  readonly trained: number;
  readonly total: number;
  readonly vacant: number;
}

export type Coverage = Readonly<Record<TrainedOffice, Covered>>;

/** The figures of one unit, with everything below it. */
export function coverageAt(unit: UnitPath, holders: readonly Holder[], vacancies: readonly Vacancy[]): Coverage {
  const of = (office: TrainedOffice): Covered => {
    const here = holders.filter((holder) => holder.office === office && isWithin(holder.unit, unit));
    // Who teaches two classes is one person.
    const people = new Set(here.map(({ person }) => person));
    const trained = new Set(here.filter(({ trainedOn }) => trainedOn !== undefined).map(({ person }) => person));
    const vacant = vacancies.filter((vacancy) => vacancy.office === office && isWithin(vacancy.unit, unit));
    return { trained: trained.size, total: people.size, vacant: vacant.length };
  };
  return { registrar: of('registrar'), 'class-teacher': of('class-teacher') };
}

/** The next units below one on the way to these paths: central schools below a county, schools below those, then classes. */
export function childrenOn(unit: UnitPath, kind: UnitKind, paths: readonly UnitPath[]): readonly UnitPath[] {
  const depth = unit.split('/').length + (kind === 'school' || kind === 'teaching-point' ? 2 : 1);
  const below = paths.filter((path) => path !== unit && isWithin(path, unit)).map((path) => path.split('/'));
  const found = below.map((parts) => parts.slice(0, Math.min(depth, parts.length)).join('/') as UnitPath); // cut at a slash
  return [...new Set(found)].sort();
}
