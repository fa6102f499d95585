import { below, parentOf, type Unit, type UnitPath } from './unit.ts';

/** 届别 — the code of a grade: its stage and the year of entry, `p2021` for those who entered primary school in 2021. */
export type GradeCode = `${StageLetter}${number}`;

/** p primary, j junior, s senior. */
export type StageLetter = keyof typeof STAGES;

interface StageOfGrades {
  readonly title: string;
  /** What a grade of this stage is called, from its first year on. */
  readonly grades: readonly string[];
}

const STAGES = {
  p: { title: '小学', grades: ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级'] },
  j: { title: '初中', grades: ['七年级', '八年级', '九年级', '初四'] },
  s: { title: '高中', grades: ['高一', '高二', '高三'] },
} as const satisfies Readonly<Record<string, StageOfGrades>>;

export function gradeCode(stage: StageLetter, entryYear: number): GradeCode {
  return `${stage}${entryYear}`;
}

/** The stage and the year of entry in a grade's code; `undefined` when it is none. */
export function readGradeCode(code: string): { readonly stage: StageLetter; readonly entryYear: number } | undefined {
  const [, letter, year] = /^([pjs])(\d{4})$/.exec(code) ?? [];
  const stage = letter === 'p' || letter === 'j' || letter === 's' ? letter : undefined;
  return stage && { stage, entryYear: Number(year) };
}

/** The grade's name that never changes: 小学2021级. */
export function cohortName(code: string): string {
  const grade = readGradeCode(code);
  return grade ? `${STAGES[grade.stage].title}${grade.entryYear}级` : code;
}

/** What the grade is called in a school year (named by the year it begins in): 四年级; 小学2015级（已毕业）once it has left. */
export function gradeNameIn(code: string, schoolYear: number): string {
  const grade = readGradeCode(code);
  if (grade === undefined) return code;
  const names: readonly string[] = STAGES[grade.stage].grades;
  const year = schoolYear - grade.entryYear;
  return names[year] ?? `${cohortName(code)}（${year < 0 ? '待入学' : '已毕业'}）`;
}

/** What people say: 四年级1班. The class's own name says it all where it is not a number. */
export function classNameIn(gradeCode: string, className: string, schoolYear: number): string {
  return `${gradeNameIn(gradeCode, schoolYear)}${className}`;
}

/** What a unit is called within its school in a school year: 四年级, 四年级1班; of any other kind its own name. */
export function nameWithin({ kind, name, path }: Pick<Unit, 'kind' | 'name' | 'path'>, schoolYear: number): string {
  if (kind === 'grade') return gradeNameIn(codeOf(path), schoolYear);
  return kind === 'class' ? classNameIn(codeOf(parentOf(path) ?? path), name, schoolYear) : name;
}

function codeOf(path: UnitPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The school or teaching point of a class: what stands before the grade. Any other path is answered as it is. */
export function schoolOfClass(path: UnitPath): UnitPath {
  return path.replace(/\/[pjs]\d{4}(?:\/.*)?$/, '') as UnitPath; // a path cut at a slash
}

/** The path of a class below its school; `undefined` when the class has no name that could stand in a path. */
export function classPath(school: UnitPath, grade: GradeCode, className: string): UnitPath | undefined {
  const code = classCode(className);
  return code === undefined ? undefined : below(below(school, grade), code);
}

/**
 * 班号 — a class's name as a part of a path: 1, 1班, （1）班, 01 and 一班 are all `1`; a name of other characters is told by their
 * code points, so that no two names share a path. `undefined` for an empty one.
 */
export function classCode(className: string): string | undefined {
  const plain = className
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^\((.+)\)(班?)$/, '$1$2')
    .replace(/(?<=.)班$/, '')
    .replace(/^\((.+)\)$/, '$1');
  if (plain === '') return undefined;
  const number = /^\d{1,3}$/.test(plain) ? Number(plain) : CHINESE_NUMBERS.indexOf(plain) + 1;
  if (number > 0) return String(number);
  return /^[0-9A-Za-z]{1,20}$/.test(plain) ? plain.toLowerCase() : `c-${spelt(plain)}`;
}

/** What a class is called beside its grade: 1班. */
export function classTitle(className: string): string {
  const code = classCode(className) ?? '';
  return /^\d+$/.test(code) ? `${code}班` : className.trim();
}

const CHINESE_NUMBERS: readonly string[] = Array.from({ length: 40 }, (_, i) => inChinese(i + 1));

function inChinese(number: number): string {
  const digits = '〇一二三四五六七八九';
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

/** Code points in base 36; a name too long for a path ends with a hash of the whole. */
function spelt(name: string): string {
  const points = [...name].map((character) => (character.codePointAt(0) ?? 0).toString(36));
  const all = points.join('-');
  return all.length <= 36 ? all : `${points.slice(0, 5).join('-')}-h${hashOf(name).toString(36)}`;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
