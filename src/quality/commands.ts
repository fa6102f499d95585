import type { Command, Terminal } from '#src/platform/command.ts';
import { SEVERITY_LABELS } from './labels.ts';
import type { AnyRule } from './rule.ts';
import { ruleInWords } from './rule-in-words.ts';
import { PRESENCE_RULES, RULE_BOOK } from './rules/index.ts';

const HELP = `用法：renji rules [规则编号]

列出全部核查规则；写明编号（如 ID-11）时，说明这条规则查什么、依据是什么、怎样处理，并举例。

例：
  renji rules
  renji rules ID-11
`;

/** 规则目录 on the command line. */
export const rules: Command = {
  name: 'rules',
  summary: '列出核查规则，或说明其中一条',
  help: HELP,
  run: async (argv, terminal) => {
    const [code] = argv;
    const all: readonly AnyRule[] = [...RULE_BOOK.rules, ...RULE_BOOK.registerRules, ...PRESENCE_RULES];
    if (code === undefined) return list(all, terminal);
    const rule = all.find((candidate) => candidate.code === code.toUpperCase());
    if (rule === undefined) {
      terminal.err(`没有编号为“${code}”的规则；用 renji rules 查看全部编号。\n`);
      return 2;
    }
    await terminal.out(`${explain(rule).join('\n')}\n`);
    return 0;
  },
};

async function list(all: readonly AnyRule[], { out }: Terminal): Promise<number> {
  const lines = all.map(({ code, title, severity }) => `${code}  ${SEVERITY_LABELS[severity]}  ${title}`);
  await out(`${lines.join('\n')}\n共 ${all.length} 条；用 renji rules 编号 查看其中一条。\n`);
  return 0;
}

function explain(rule: AnyRule): readonly string[] {
  const { code, title, severity, dimension, fields, remedy, basis, holds, broken } = ruleInWords(rule);
  return [
    `${code}  ${title}`,
    `等级：${severity}    类别：${dimension}`,
    `核查项：${fields}`,
    `处理：${remedy}`,
    `依据：${basis}`,
    '通过的例子：',
    ...holds.map((records) => `  ${records.join(' ｜ ')}`),
    '有问题的例子：',
    ...broken.map((records) => `  ${records.join(' ｜ ')}`),
  ];
}
