import type { LocalDate } from '#src/kernel/local-date.ts';
import { readGradeCode } from '#src/organization/class-path.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { codeOf } from '#src/registry/codes.ts';
import { type Grade, gradeAt, readGrade } from '#src/registry/grade.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import { STAGES, type Stage } from '#src/registry/stage.ts';
import type { HoldName } from './holds.ts';
import type { PromotionPolicy } from './policy.ts';

/** 学年更替 — what a day allows: into which school year pupils go up, and whose last year has ended. */
export interface Turn {
  /** Named by the year it begins in. */
  readonly into: number;
  /** Classes in their last grade in this school year may graduate. */
  readonly graduatesOf: number;
}

/** What is known of one pupil, from the open columns of the record. */
export interface Standing {
  readonly unit: string;
  /** A code of `grade`; '' where the record's grade cannot be read. */
  readonly grade: string;
  /** A code of `recordStatus`. */
  readonly status: string;
  readonly hasOpenCase: boolean;
  readonly hasProblem: boolean;
}

/** 去向 — what becomes of one pupil when the year turns. */
export type Fate =
  | { readonly kind: 'promote'; readonly to: Grade }
  | { readonly kind: 'graduate' }
  /** In the grade already, by an import or an earlier run. */
  | { readonly kind: 'already' }
  /** Has left the register: nobody asks. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'held'; readonly by: HoldName };

const ENDED: ReadonlySet<string> = new Set(['03', '07', '08', '09', '10', '11', '14']);

/**
 * 学年 begins on 1 September and pupils go up from then on, as the register reads every grade. Who is in the last grade may
 * graduate from 1 July, before it begins (handbook 7.1: 7.30 前).
 */
export function turnOn(today: LocalDate): Turn {
  const into = schoolYearOf(today);
  const month = Number(today.slice(5, 7));
  return { into, graduatesOf: month === 7 || month === 8 ? into : into - 1 };
}

/**
 * 升级去向 — of one pupil, by grade and by the class, which is named by its year of entry: who is in the grade its class has
 * reached is there already, so that asking twice changes nothing.
 */
export function fateOf(standing: Standing, turn: Turn, policy: PromotionPolicy): Fate {
  const { unit, status, hasOpenCase, hasProblem } = standing;
  if (ENDED.has(status)) return { kind: 'ended' };
  if (status === '02') return held('on-leave');
  if (status !== '01') return held('not-in-school');
  const class_ = classOf(unit);
  const grade = readGrade(standing.grade)?.grade;
  if (class_ === undefined) return held('no-class');
  if (grade === undefined) return held('grade-unknown');
  const last = lastYearOf(class_.stage, policy.fiveFour.includes(class_.school));
  if (grade.stage !== class_.stage) return held('grade-differs');
  if (grade.year > last) return held('system');
  const fate = byYears(grade, class_.entryYear, last, turn, policy);
  if (fate.kind !== 'promote' && fate.kind !== 'graduate') return fate;
  if (hasOpenCase) return held('open-case');
  return hasProblem && policy.problems === 'hold' ? held('problem-record') : fate;
}

function byYears(grade: Grade, entryYear: number, last: number, turn: Turn, { graduates }: PromotionPolicy): Fate {
  const isLast = grade.year === last;
  if (isLast && entryYear + last - 1 <= turn.graduatesOf) {
    return graduates === 'county' ? { kind: 'graduate' } : held('graduation');
  }
  const reached = turn.into - entryYear + 1;
  if (grade.year === reached) return { kind: 'already' };
  const to = gradeAt(grade.stage, grade.year + 1);
  return grade.year + 1 === reached && to !== undefined ? { kind: 'promote', to } : held('grade-differs');
}

/** 学制: the last year of a stage. */
export function lastYearOf(stage: Stage, fiveFour: boolean): number {
  if (!fiveFour || stage === 'senior') return STAGES[stage].years;
  return stage === 'primary' ? 5 : 4;
}

interface ClassRead {
  readonly school: UnitPath;
  readonly stage: Stage;
  readonly entryYear: number;
}

function classOf(unit: string): ClassRead | undefined {
  const parts = unit.split('/');
  const at = parts.findLastIndex((code) => readGradeCode(code) !== undefined);
  const grade = readGradeCode(parts[at] ?? '');
  if (grade === undefined) return undefined;
  const school: UnitPath = `/${parts.slice(1, at).join('/')}`;
  return { school, stage: STAGE_OF[grade.stage], entryYear: grade.entryYear };
}

const STAGE_OF = { p: 'primary', j: 'junior', s: 'senior' } as const;

function held(by: HoldName): Fate {
  return { kind: 'held', by };
}

/** 年级如何改写 — the cells of a record that goes up; none where the grade is written as a cohort, which goes up by itself. */
export function cellsGoingUp(
  cells: {
    readonly grade?: string | undefined;
    readonly className?: string | undefined;
    readonly schoolKind?: string | undefined;
  },
  label: string,
) {
  const reading = readGrade(cells.grade ?? '', { schoolKind: codeOf('schoolKind', cells.schoolKind ?? '') });
  if (reading?.cohort !== undefined) return {};
  // 四(2)班 in the grade's own cell names the class too, which must not be lost.
  const keepsClass = reading?.className !== undefined && !cells.className?.trim();
  return { grade: label, ...(keepsClass && { className: reading.className }) };
}
