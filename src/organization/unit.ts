import type { LocalDate } from '#src/kernel/local-date.ts';

/** 机构类别, from the province down to the class. */
export const UNIT_KINDS = {
  province: '省',
  city: '市',
  county: '县',
  'central-school': '中心校',
  school: '学校',
  'teaching-point': '教学点',
  grade: '年级',
  class: '班级',
} as const;

export type UnitKind = keyof typeof UNIT_KINDS;

/** Where a unit of each kind may stand: directly below one of these. */
export const STANDS_BELOW: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  province: [],
  city: ['province'],
  county: ['city'],
  'central-school': ['county'],
  school: ['central-school', 'county'],
  'teaching-point': ['school', 'central-school'],
  grade: ['school', 'teaching-point'],
  class: ['grade'],
};

/**
 * 机构路径 — the codes of a unit and of all above it: `/41/4113/411323/danshui/2141000001/p2021/1`.
 *
 * A grade is named by its stage and year of entry (`p2021`: those who entered primary school in 2021), so that a class
 * keeps its path, and its pupils theirs, from the day it enters until it leaves.
 */
export type UnitPath = `/${string}`;

/** 机构 — as it is now. */
export interface Unit {
  readonly county: string;
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  /** Its own part of the path; of a school the 学校标识码. */
  readonly code: string;
  readonly path: UnitPath;
  readonly since: LocalDate;
  /** From this day on it is no more; absent while it stands. */
  readonly until?: LocalDate | undefined;
  /** 办学类型: a code of `schoolKind`; absent when it is no school, or nobody said. */
  readonly schoolKind?: string | undefined;
  readonly revision: number;
}

/** 学校、教学点: where pupils are taught. */
export const SCHOOL_KINDS = ['school', 'teaching-point'] as const satisfies readonly UnitKind[];

/** Is the unit this one, or somewhere below it? */
export function isWithin(unit: UnitPath, root: UnitPath): boolean {
  return unit === root || unit.startsWith(`${root}/`);
}

/** The path directly above; `undefined` at the top. */
export function parentOf(unit: UnitPath): UnitPath | undefined {
  const cut = unit.lastIndexOf('/');
  return cut > 0 ? (unit.slice(0, cut) as UnitPath) : undefined; // a path cut at a slash is a path
}

/** The path of a unit of this code below another. */
export function below(parent: UnitPath, code: string): UnitPath {
  return `${parent}/${code}`;
}

/** 属县: the division code of the county a path leads through, or of the city or province where it ends above one. */
export function countyOf(unit: UnitPath): string {
  const codes = unit.split('/');
  return codes[3] ?? codes[2] ?? codes[1] ?? '';
}

/** Is it a county's, or something in one? A province or a city has counties below it, each with a key of its own. */
export function liesInOneCounty(unit: UnitPath): boolean {
  return unit.split('/').length > 3;
}

/** Is it a county itself, with everybody in it? */
export function isCounty(unit: UnitPath): boolean {
  return unit.split('/').length === 4;
}

/** A code can stand in a path. */
export function isUnitCode(code: string): boolean {
  return /^[0-9A-Za-z][0-9A-Za-z-]{0,39}$/.test(code);
}
