import type { RuleBook } from './inspect.ts';
import type { PresenceRule } from './rule.ts';
import { type RuleInWords, ruleInWords } from './rule-in-words.ts';

/** The chapters of the catalogue, by the letters a code begins with. */
export const CHAPTERS: Readonly<Record<string, string>> = {
  ID: '身份信息',
  RN: '学籍号与学校',
  EN: '就读信息',
  CO: '地址与联系方式',
  GU: '家庭成员与监护人',
  SP: '专项标识与必填项',
  DUP: '重复学籍',
  PR: '在校情况（逐班核实）',
};

/** 核查规则目录 — the whole rule book as a Markdown page, so that nobody writes a second description that could disagree. */
export function rulesCatalogue({ rules, registerRules }: RuleBook, presenceRules: readonly PresenceRule[]): string {
  const all = [...rules, ...registerRules, ...presenceRules].map(ruleInWords);
  const chapters = Object.entries(CHAPTERS).map(([letters, title]) => ({
    heading: `${letters} ${title}`,
    rules: all.filter(({ code }) => code.startsWith(`${letters}-`)).sort((a, b) => (a.code < b.code ? -1 : 1)),
  }));
  return [
    '# 核查规则目录',
    '',
    `共 ${all.length} 条。本页由规则声明生成（\`npm run catalogue\`），请勿手改。终端上用 \`renji rules 编号\` 查看同样的内容。`,
    '',
    '例子只写与一条正常记录不同的单元格；记录之间的规则，例子是一份小名册，每行一条记录。例中的人均为虚构。',
    '',
    '依据中的“手册”“领域手册”指编写规则时汇集的学籍业务资料，不是本程序的使用手册；“通知”指西峡县教育体育局 2025 年 3 月 12 日的核查通知。',
    ...chapters.flatMap(({ heading, rules: own }) => ['', `## ${heading}`, ...own.flatMap(section)]),
    '',
  ].join('\n');
}

function section(rule: RuleInWords): readonly string[] {
  return [
    '',
    `### ${rule.code} ${rule.title}`,
    '',
    `- 等级：${rule.severity}；类别：${rule.dimension}`,
    `- 核查项：${rule.fields}`,
    `- 处理：${rule.remedy}`,
    `- 依据：${rule.basis}`,
    '',
    '通过：',
    '',
    ...rule.holds.flatMap(exampleLines),
    '',
    '有问题：',
    '',
    ...rule.broken.flatMap(exampleLines),
  ];
}

/** Between back quotes, so that no character of an example is taken for markup. */
function exampleLines([first, ...others]: readonly string[]): readonly string[] {
  if (others.length === 0) return [`- ${quoted(first ?? '')}`];
  return ['- 名册', ...[first ?? '', ...others].map((line) => `  - ${quoted(line)}`)];
}

function quoted(line: string): string {
  const fence = line.includes('`') ? '``' : '`';
  return `${fence}${line}${fence}`;
}
