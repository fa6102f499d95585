/** 不予受理的情形 — as a county's rules list them, before anybody applies; `BLOCKERS` asks each of them. */
export const BLOCKER_TITLES = {
  'other-case': '有其他在办业务（全国系统 2002）',
  'problem-record': '是问题学籍（全国系统 2003）',
  'data-wrong': '学籍信息有误（全国系统 2001）',
  'on-leave': '正在休学',
  'not-in-school': '不是在校学生',
  ended: '学籍已经终止',
  discipline: '在处分期内',
  frozen: '在冻结期内',
} as const satisfies Readonly<Record<string, string>>;

export type Blocker = keyof typeof BLOCKER_TITLES;
