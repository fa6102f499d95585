import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type DropoutCase, numbersIn } from './dropout-case.ts';
import { OUTCOMES, type OutcomeName } from './outcomes.ts';

/** 结果 — as it is entered by the school or the joint group. */
export interface OutcomeDraft {
  readonly outcome: OutcomeName;
  readonly day: LocalDate;
  readonly words: string;
}

/** What stands against this result. */
export function objectionsToOutcome(
  { outcome, day, words }: OutcomeDraft,
  { foundOn, student, today }: Pick<DropoutCase, 'foundOn' | 'student'> & { readonly today: LocalDate },
): readonly Objection[] {
  const objections: Objection[] = [];
  if (day > today) objections.push({ code: 'future', field: 'day', message: '日期在今天以后，请在结果确定之后登记' });
  if (outcome === 'returned' && day < foundOn) {
    objections.push({
      code: 'before',
      field: 'day',
      message: `返校日期早于发现日期 ${foundOn}；当时并未离校的，选“不属辍学”`,
    });
  }
  if (OUTCOMES[outcome].proof === 'words' && words.trim().length < 10) {
    objections.push({
      code: 'words',
      field: 'words',
      message: `“${OUTCOMES[outcome].title}”请写清依据（至少 10 个字），县局据此确认销号`,
    });
  }
  if (numbersIn(words))
    objections.push({ code: 'number', field: 'words', message: '请不要写证件号、电话号码的全部数字' });
  if (student === undefined && !NEEDS_NO_RECORD.includes(outcome)) {
    objections.push({
      code: 'no-record',
      field: 'outcome',
      message: '这名儿童没有学籍：先办理建籍或招生录取，再登记结果；或选延缓入学、不属辍学',
    });
  }
  return objections;
}

const NEEDS_NO_RECORD: readonly OutcomeName[] = [
  'deferred',
  'home-teaching',
  'mistaken',
  'death',
  'abroad',
  'returned',
];

/** 学籍业务办结了没有 — of the procedures that carry the outcome out, since the case was opened. */
export interface Carried {
  readonly procedure: string;
  readonly number: string;
  readonly endedOn: LocalDate;
}

/** What still stands against 销号: `carried` is the procedure that ended, if one did. */
export function objectionsToClosing(
  {
    outcome,
    seatedOn,
    township,
    receivedAt,
    reportedOn,
  }: Pick<DropoutCase, 'outcome' | 'seatedOn' | 'township' | 'receivedAt' | 'reportedOn'>,
  carried: Carried | undefined,
): readonly Objection[] {
  if (outcome === undefined) return [{ code: 'outcome', message: '还没有登记结果，不能销号' }];
  const { proof, title } = OUTCOMES[outcome];
  if (proof === 'seated' && seatedOn === undefined) {
    return [{ code: 'seated', message: '班主任还没有确认返校后连续在班，请满规定的上课日后确认' }];
  }
  if (proof === 'procedure' && carried === undefined) {
    return [{ code: 'procedure', message: `“${title}”的学籍业务还没有办结，办结后才能销号` }];
  }
  if (township !== undefined && reportedOn !== undefined && receivedAt === undefined) {
    return [{ code: 'township', message: '乡镇还没有接收书面报告，请先催办，销号结果要让乡镇知道' }];
  }
  return [];
}

/** 销号依据 — in one line, made of the outcome and its proof. */
export function groundOf(
  { outcome, outcomeOn, seatedOn }: Pick<DropoutCase, 'outcome' | 'outcomeOn' | 'seatedOn'>,
  carried: Carried | undefined,
  titleOfProcedure: (id: string) => string,
): string {
  if (outcome === undefined) return '';
  const { title } = OUTCOMES[outcome];
  if (carried !== undefined)
    return `${title}：${titleOfProcedure(carried.procedure)}（${carried.number}）于 ${carried.endedOn} 办结`;
  return seatedOn === undefined
    ? `${title}（${outcomeOn ?? ''}），县局核实`
    : `${title}：${outcomeOn ?? ''} 返校，${seatedOn} 班主任确认连续在班`;
}
