import type { Objection } from '#src/organization/objection.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Answers, Ask } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

interface ProblemKind {
  readonly title: string;
  /** The rules of this deployment that find it. */
  readonly rules: readonly string[];
}

/** 问题学籍类型 — as the national platform has them (handbook 5.1 A–F), with the rules here that find the same. */
const PROBLEMS = {
  'same-number': { title: '身份证件号重复', rules: ['DUP-01', 'DUP-05'] },
  'no-such-number': { title: '身份证件号错误：号不存在', rules: ['ID-26'] },
  'name-differs': { title: '身份证件号错误：与姓名不匹配', rules: ['ID-26'] },
  'number-replaced': { title: '身份证件号错误：号已变更', rules: ['ID-26'] },
  'same-child': { title: '姓名、性别、出生日期重复', rules: ['DUP-02'] },
} as const satisfies Readonly<Record<string, ProblemKind>>;

const TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PROBLEMS).map(([id, { title }]) => [id, title]),
);

/** What every 问题学籍 application asks first: which problem, and who says so. */
export const PROBLEM_ASKS = {
  problem: { title: '问题类型', kind: 'choice', choices: TITLES, required: true },
  foundBy: {
    title: '问题来源',
    kind: 'choice',
    choices: { here: '本系统核查', national: '全国学籍系统提示' },
    required: true,
  },
} as const satisfies Readonly<Record<string, Ask>>;

/** A problem that this deployment is said to have found must be one that it has. */
export function problemWrong({ problem, foundBy }: Answers, { problems }: Facts): readonly Objection[] {
  const rules = rulesOf(problem);
  return when(
    foundBy === 'here' && !problems.some(({ rule }) => rules.includes(rule)),
    'no-such-problem',
    `本系统没有查出该生“${TITLES[problem ?? ''] ?? '此'}”的问题；是全国学籍系统提示的，请选“全国学籍系统提示”`,
    'problem',
  );
}

/** The rules whose findings are this problem. */
export function rulesOf(problem: string | undefined): readonly string[] {
  const kinds: Readonly<Record<string, ProblemKind>> = PROBLEMS;
  return kinds[problem ?? '']?.rules ?? [];
}
