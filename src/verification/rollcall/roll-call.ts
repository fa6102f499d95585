import { toHalfWidth } from '#src/kernel/text.ts';
import type { Objection } from '#src/organization/objection.ts';
import { ABSENCES, type AbsenceName, ACTUAL_STATES, type ActualState, type Presence } from '#src/quality/presence.ts';

/** 逐人核实 — what the teacher says of one child on the list. */
export type RollAnswer = Exclude<Presence, { readonly is: 'elsewhere' | 'unrecorded' }>;

export type RollWord = RollAnswer['is'];

/** The buttons under a name. */
export const ROLL_WORDS: Readonly<Record<RollWord, string>> = {
  present: '在班',
  absent: '不在班',
  differs: '状态不符',
};

export const EVERY_ROLL_WORD = Object.keys(ROLL_WORDS) as readonly RollWord[]; // the keys of a literal object

export const LONGEST_NOTE = 100;

/** 核实人数 — of one class, or added up over several. `listed` is the list, `unlisted` who is in class and not on it. */
export interface RollCounts {
  readonly listed: number;
  readonly present: number;
  readonly absent: number;
  readonly differs: number;
  readonly unlisted: number;
}

export const NO_COUNTS: RollCounts = { listed: 0, present: 0, absent: 0, differs: 0, unlisted: 0 };

/** The list and what was said of it; whoever has not been spoken of is in none of the three. */
export function countsOf(list: readonly { readonly answer?: RollAnswer | undefined }[], unlisted: number): RollCounts {
  const of = (word: RollWord) => list.filter(({ answer }) => answer?.is === word).length;
  return { listed: list.length, present: of('present'), absent: of('absent'), differs: of('differs'), unlisted };
}

export function addCounts(one: RollCounts, other: RollCounts): RollCounts {
  return {
    listed: one.listed + other.listed,
    present: one.present + other.present,
    absent: one.absent + other.absent,
    differs: one.differs + other.differs,
    unlisted: one.unlisted + other.unlisted,
  };
}

/** 在读 — as a record is taken for that says nothing of its status. `status` is a code of `recordStatus`. */
export function isInSchool(status: string): boolean {
  return status === '' || status === '01';
}

/** What stands against an answer about this child: whose record says nothing of an absence cannot be away as recorded. */
export function objectionToAnswer(answer: RollAnswer, status: string): Objection | undefined {
  if (answer.is === 'absent' && answer.where === 'as-recorded' && isInSchool(status)) {
    return { code: 'as-recorded', message: '学籍状态为在读，不在班的请选去向' };
  }
  if (/\d{6,}/.test(toHalfWidth(noteOf(answer)))) {
    return { code: 'number-in-note', message: '情况里请不要写证件号、学籍号、电话等号码，写后四位即可' };
  }
  return undefined;
}

/** In words: 不在班：去向不明（三月起未到校）. */
export function answerInWords(answer: RollAnswer): string {
  if (answer.is === 'present') return ROLL_WORDS.present;
  const what = answer.is === 'absent' ? ABSENCES[answer.where].title : ACTUAL_STATES[answer.actual].title;
  return `${ROLL_WORDS[answer.is]}：${what}${answer.note === '' ? '' : `（${answer.note}）`}`;
}

/** Ids of the procedures that may settle what was said, the likeliest first; none for who is where they should be. */
export function proceduresFor(answer: RollAnswer, isInSchool: boolean): readonly string[] {
  if (answer.is === 'absent') return ABSENCES[answer.where].procedures;
  if (answer.is === 'differs') return ACTUAL_STATES[answer.actual].procedures;
  return isInSchool ? [] : ACTUAL_STATES.returned.procedures;
}

/** What stands against signing: everybody on the list has been spoken of. */
export function objectionsToSigning(
  list: readonly { readonly name: string; readonly answer?: RollAnswer | undefined }[],
): readonly Objection[] {
  const left = list.filter(({ answer }) => answer === undefined).map(({ name }) => name);
  if (left.length === 0) return [];
  const shown = left.slice(0, 5).join('、');
  const more = left.length > 5 ? `等 ${left.length} 人` : '';
  return [{ code: 'unanswered', message: `还没有核实：${shown}${more}。请逐个点选；其余都在班的，点“其余全部在班”` }];
}

/** As a phone sent it, or the database has it: the word, and the code of where or of what state. */
export function readRollAnswer(is: string, which: string, note: string): RollAnswer | undefined {
  if (is === 'present') return { is };
  if (is === 'absent' && Object.hasOwn(ABSENCES, which)) return { is, where: which as AbsenceName, note: note.trim() }; // a key of it
  if (is === 'differs' && Object.hasOwn(ACTUAL_STATES, which))
    return { is, actual: which as ActualState, note: note.trim() }; // likewise
  return undefined;
}

/** The code of where or of what state; '' where nothing is to be said. */
export function whichOf(answer: RollAnswer): string {
  if (answer.is === 'absent') return answer.where;
  return answer.is === 'differs' ? answer.actual : '';
}

export function noteOf(answer: RollAnswer): string {
  return answer.is === 'present' ? '' : answer.note;
}
