import { toHalfWidth } from '#src/kernel/text.ts';
import type { Objection } from '#src/organization/objection.ts';

/** 台账的状态 — what comes of 户籍 × 学籍 × 在校. Every child of the list is in exactly one. */
export const HOUSEHOLD_STATES = {
  here: { title: '在校', hint: '有本县学籍，没有不在校的登记', needs: false },
  away: { title: '有学籍不在校', hint: '有本县学籍，逐班核实或控辍登记为不在校', needs: true },
  likely: { title: '疑似同一人', hint: '姓名和出生日期相同，号码对不上，等人认定', needs: true },
  none: { title: '无学籍（疑似失学）', hint: '适龄，本县和已知的外县都查不到学籍', needs: true },
  elsewhere: { title: '学籍在外地', hint: '号码在其他县有学籍，或入户核实在外地就读', needs: false },
  young: { title: '未到年龄', hint: '当年 8 月 31 日还不满六周岁', needs: false },
  deferred: { title: '延缓入学', hint: '经批准延缓入学，登记了的', needs: false },
  over: { title: '已满九年', hint: '应当入学之年起已满九个学年', needs: false },
  moved: { title: '不在本地', hint: '户口迁出、死亡等，入户核实的', needs: false },
  mistaken: { title: '名单有误', hint: '名单登记错误，入户核实的', needs: false },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly hint: string; readonly needs: boolean }>
>;

export type HouseholdState = keyof typeof HOUSEHOLD_STATES;

export const EVERY_STATE = Object.keys(HOUSEHOLD_STATES) as readonly HouseholdState[]; // the keys of a literal object

/** 要人去办的 */
export const STATES_IN_NEED: readonly HouseholdState[] = EVERY_STATE.filter((state) => HOUSEHOLD_STATES[state].needs);

/** 入户核实的结果 — what whoever went there found; it stands until a record with the number is there. */
export const ANSWERS = {
  elsewhere: { title: '在外地就读', asks: '哪里、哪所学校', state: 'elsewhere' },
  none: { title: '没有上学', asks: '为什么、谁照管', state: 'none' },
  deferred: { title: '延缓入学已批准', asks: '批准机关和日期', state: 'deferred' },
  moved: { title: '迁出、死亡等', asks: '何时、迁往哪里', state: 'moved' },
  mistaken: { title: '名单有误', asks: '错在哪里', state: 'mistaken' },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly asks: string; readonly state: HouseholdState }>
>;

export type Answer = keyof typeof ANSWERS;

export const EVERY_ANSWER = Object.keys(ANSWERS) as readonly Answer[]; // the keys of a literal object

/** What the register and people know of one child of the list. */
export interface Known {
  readonly age: 'young' | 'of-age' | 'over';
  /** A live record of this county: by its number, or by name and birth date. */
  readonly match: 'number' | 'person' | undefined;
  /** What a person said of a match by name: the same child, or another. */
  readonly verdict: 'same' | 'other' | undefined;
  /** 逐班核实 says that the pupil is not in class, or a dropout case is open. */
  readonly isAway: boolean;
  /** The number has a record in another county of this deployment. */
  readonly isBeyond: boolean;
  readonly answer: Answer | undefined;
}

/** 三方比对 — the state of a child. A record with the child's number outweighs what anybody said. */
export function stateOf({ age, match, verdict, isAway, isBeyond, answer }: Known): HouseholdState {
  const isOurs = match === 'number' || (match === 'person' && verdict === 'same');
  if (isOurs) return isAway ? 'away' : 'here';
  if (answer !== undefined) return ANSWERS[answer].state;
  if (age === 'young') return 'young';
  if (isBeyond) return 'elsewhere';
  if (age === 'over') return 'over';
  return match === 'person' && verdict === undefined ? 'likely' : 'none';
}

export const LONGEST_WORDS = 200;

/** What stands against writing down the result of a visit. */
export function objectionsToAnswer(
  answer: Answer,
  on: string,
  today: string,
  visitor: string,
  words: string,
): readonly Objection[] {
  const found: Objection[] = [];
  if (on > today) found.push({ code: 'future', message: '核实日期还没有到，请核对', field: 'on' });
  if (visitor.trim() === '') found.push({ code: 'visitor', message: '请填写谁去核实的', field: 'visitor' });
  if (words.trim() === '')
    found.push({ code: 'words', message: `请写明情况：${ANSWERS[answer].asks}`, field: 'words' });
  if (/\d{6,}/.test(toHalfWidth(words))) {
    found.push({ code: 'number', message: '情况里请不要写证件号、电话等号码，写后四位即可', field: 'words' });
  }
  return found;
}
