import type { LocalDate } from '#src/kernel/local-date.ts';
import { toHalfWidth } from '#src/kernel/text.ts';
import { codeOf } from './codes.ts';
import { ageAtStartOf, schoolYearOf } from './school-year.ts';
import { EVERY_STAGE, STAGES, type Stage, stagesOf } from './stage.ts';

/** 年级 — a grade pupils are in now. */
export interface Grade {
  /** A code of `grade`. */
  readonly code: string;
  readonly stage: Stage;
  /** Within its stage, from 1. */
  readonly year: number;
}

/** What a cell says of a grade. 2019级 names a cohort, and what grade it is in follows from the day and the stage. */
export interface GradeReading {
  /** Absent for a cohort that should have left, is yet to come, or whose stage nobody tells. */
  readonly grade?: Grade | undefined;
  /** Absent for a cohort whose stage nobody tells. */
  readonly stage?: Stage | undefined;
  /** The school year in which the cohort entered its stage. */
  readonly cohort?: number | undefined;
  /** The class, when the cell names it too: 1.1班 and 七(1)班 are class 1. */
  readonly className?: string | undefined;
}

/** What helps where the cell alone does not tell. Without `today` a cohort is understood, but not what grade it is in. */
export interface GradeHints {
  readonly today?: LocalDate | undefined;
  /** A code of `schoolKind`. */
  readonly schoolKind?: string | undefined;
  readonly birthDate?: LocalDate | undefined;
}

/**
 * The grade a cell means: a code, 小学一年级, 一年级, 七年级, 初一, 高一, a number from 1 to 12, 2019级, 小学2019级, and each
 * of them with a class behind it. `undefined` when it is none.
 *
 * 11 and 12 are codes, so they mean 小学一年级 and 小学二年级. A number is counted from the first year of primary school,
 * unless the school runs one later stage only: there 1.1班 is 初一. A cohort without a stage takes that of the school, or
 * of the pupil's age when it entered.
 */
export function readGrade(text: string, hints: GradeHints = {}): GradeReading | undefined {
  const plain = toHalfWidth(text).replace(/\s+/g, '');
  const whole = readName(plain, hints);
  if (whole !== undefined) return whole;
  for (const form of WITH_CLASS) {
    const [, name = '', className] = form.exec(plain) ?? [];
    const reading = readName(name, hints);
    if (reading !== undefined) return { ...reading, className };
  }
  return undefined;
}

/** 1 to 12 from the first year of primary school on; the fourth year of junior high follows five of primary: it is the ninth. */
export function overallYear({ stage, year }: Grade): number {
  return YEARS_BEFORE[stage] + Math.min(year, STAGES[stage].years);
}

/** The grade of so many years in a stage; `undefined` beyond its last. */
export function gradeAt(stage: Stage, year: number): Grade | undefined {
  return year >= 1 && year <= STAGES[stage].mostYears
    ? { code: `${STAGES[stage].digit}${year}`, stage, year }
    : undefined;
}

const YEARS_BEFORE: Readonly<Record<Stage, number>> = { primary: 0, junior: 6, senior: 9 };

/** A grade and its class: 1.1班 四(2)班 四年级2班 七1班 2019级1班 一年级三班 七一班. Not 11班 and not 十一班: those are classes. */
const WITH_CLASS: readonly RegExp[] = [
  /^(\d{1,2})[.-](\d{1,2})班?$/,
  /^(.+)\((\d{1,2}|[一二三四五六七八九十]{1,3})\)班?$/,
  /^(.*[级一二三四五六七八九])(\d{1,2})班$/,
  /^(.*级)([一二三四五六七八九十]{1,3})班$/,
  /^([一二三四五六七八九]|[初高][一二三四])([一二三四五六七八九])班$/,
];

const COHORT = /^(小学|初中|高中)?(?:20)?(\d{2})级(小学|初中|高中)?$/;

function readName(name: string, hints: GradeHints): GradeReading | undefined {
  const code = codeOf('grade', name);
  if (code !== undefined) return readCode(code);
  const number = readNumber(name);
  if (number !== undefined) return readOverallYear(number, hints);
  const cohort = COHORT.exec(name);
  return cohort ? readCohort(2000 + Number(cohort[2]), cohort[1] ?? cohort[3], hints) : undefined;
}

function readCode(code: string): GradeReading {
  const stage = EVERY_STAGE.find((one) => STAGES[one].digit === code[0]);
  return { stage, grade: stage && gradeAt(stage, Number(code[1])) };
}

/** 1 to 10 and 一 to 九; 11 and 12 never come here, being codes. */
function readNumber(text: string): number | undefined {
  if (/^(?:0?[1-9]|10)$/.test(text)) return Number(text);
  return /^[一二三四五六七八九]$/.test(text) ? '一二三四五六七八九'.indexOf(text) + 1 : undefined;
}

function readOverallYear(number: number, { schoolKind }: GradeHints): GradeReading {
  const [only, ...others] = stagesOf(schoolKind) ?? EVERY_STAGE;
  const within = only !== undefined && others.length === 0 ? gradeAt(only, number) : undefined;
  if (within !== undefined) return { stage: within.stage, grade: within };
  const stage = number <= 6 ? 'primary' : number <= 9 ? 'junior' : 'senior';
  return { stage, grade: gradeAt(stage, number - YEARS_BEFORE[stage]) };
}

function readCohort(cohort: number, title: string | undefined, hints: GradeHints): GradeReading {
  const stage = EVERY_STAGE.find((one) => STAGES[one].title === title) ?? likelyStage(cohort, hints);
  const year = hints.today && schoolYearOf(hints.today) - cohort + 1;
  return { cohort, stage, grade: stage && year ? gradeAt(stage, year) : undefined };
}

/** The only stage the school runs; else, of those it runs, the one whose usual age of entry is nearest the pupil's. */
function likelyStage(cohort: number, { schoolKind, birthDate }: GradeHints): Stage | undefined {
  const stages = stagesOf(schoolKind) ?? EVERY_STAGE;
  if (stages.length === 1) return stages[0];
  if (birthDate === undefined) return undefined;
  const distance = (stage: Stage) => Math.abs(ageAtStartOf(cohort, birthDate) - STAGES[stage].entryAge);
  return stages.reduce((nearest, stage) => (distance(stage) < distance(nearest) ? stage : nearest));
}
