import type { LocalDate } from '#src/kernel/local-date.ts';
import { readGradeCode, schoolOfClass } from '#src/organization/class-path.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { readGrade } from '#src/registry/grade.ts';
import type { STAGES, Stage } from '#src/registry/stage.ts';
import type { Ground, LeaverKind } from './leaver.ts';

/** What is known of a record after it was written. */
export interface Written {
  readonly unit: UnitPath;
  /** A code of `recordStatus`. */
  readonly status: string;
  /** A code of `grade`; '' where it cannot be read. */
  readonly grade: string;
}

/** What the change did that led there. */
export interface Step {
  /** The status itself was written. */
  readonly changedStatus: boolean;
  /** 调档: the procedure ends only when the other school has drawn the record. */
  readonly isDrawn: boolean;
}

/** A leaver as far as what follows depends on it. */
export interface Followed {
  readonly kind: LeaverKind;
  readonly unit: UnitPath;
}

/** What a written record means for one who is followed. */
export type Turn =
  | { readonly is: 'none' }
  | { readonly is: 'taken-here' }
  | { readonly is: 'taken-elsewhere' }
  | { readonly is: 'undone' }
  | { readonly is: 'struck-off'; readonly ground: Ground };

const GRADUATED = '07';
const MOVED_AWAY = '10';
const DEAD = '11';
const ABROAD = '13';
const IN_SCHOOL: ReadonlySet<string> = new Set(['01', '02', '']);

/**
 * 列入跟踪 — does this record begin to be followed? `undefined` where it does not: senior high is followed by nobody, and who stands
 * as graduated since an import of years ago has not left now.
 */
export function leavingOf({ unit, status, grade }: Written, { changedStatus }: Step): LeaverKind | undefined {
  if (!changedStatus) return undefined;
  if (status === MOVED_AWAY) return 'transfer-out';
  if (status !== GRADUATED) return undefined;
  const stage = stageAt(unit, grade);
  return stage === 'primary' || stage === 'junior' ? stage : undefined;
}

/** 接续、撤回、销号 — what becomes of a leaver when the same record is written again. */
export function turnOf(leaver: Followed, { unit, status, grade }: Written, { isDrawn }: Step): Turn {
  if (status === DEAD) return { is: 'struck-off', ground: 'death' };
  if (status === ABROAD) return { is: 'struck-off', ground: 'abroad' };
  if (status === MOVED_AWAY) return isDrawn ? { is: 'taken-elsewhere' } : { is: 'none' };
  if (!IN_SCHOOL.has(status)) return { is: 'none' };
  const isSameSchool = schoolOfClass(unit) === schoolOfClass(leaver.unit);
  // 九年一贯制: the school stays, the stage does not.
  const wentUp = leaver.kind === 'primary' && stageAt(unit, grade) === 'junior';
  const wentOn = leaver.kind === 'junior' && stageAt(unit, grade) === 'senior';
  if (!isSameSchool || wentUp || wentOn) return { is: 'taken-here' };
  return { is: 'undone' };
}

/**
 * 新近毕业 — who came into the register as graduated, in an import: followed only when the class has just finished, by its year
 * of entry.
 */
export function isFreshGraduate(unit: UnitPath, endedOn: LocalDate): boolean {
  const code = gradeOf(unit);
  if (code === undefined || code.stage === 's') return false;
  const years = code.stage === 'p' ? [5, 6] : [3, 4];
  return years.includes(Number(endedOn.slice(0, 4)) - code.entryYear);
}

/** 同校同学段 — a second record there would be a duplicate, and no school that takes the child further. */
export function isSameStay(one: UnitPath, other: UnitPath): boolean {
  return schoolOfClass(one) === schoolOfClass(other) && gradeOf(one)?.stage === gradeOf(other)?.stage;
}

/** 学段: by the class, which is named by its year of entry, else by the grade. */
export function stageAt(unit: UnitPath, grade: string): Stage | undefined {
  const code = gradeOf(unit);
  return code === undefined ? readGrade(grade)?.grade?.stage : STAGE_OF[code.stage];
}

function gradeOf(unit: UnitPath) {
  return unit
    .split('/')
    .map((part) => readGradeCode(part))
    .findLast((code) => code !== undefined);
}

const STAGE_OF = { p: 'primary', j: 'junior', s: 'senior' } as const satisfies Readonly<
  Record<string, keyof typeof STAGES>
>;
