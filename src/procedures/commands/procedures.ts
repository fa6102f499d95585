import type { Command, Terminal } from '#src/platform/command.ts';
import { PROCEDURE_GROUPS } from '#src/workflow/procedure.ts';
import { PROCEDURES, procedureOf } from '../index.ts';
import { type ProcedureInWords, procedureInWords } from '../procedure-in-words.ts';

const HELP = `用法：renji procedures [业务编号]

列出全部学籍业务；写明编号（如 leave-of-absence）时，说明这项业务填什么、要哪些材料、经过哪些环节、依据是什么。

例：
  renji procedures
  renji procedures key-information-change
`;

/** 学籍业务目录 on the command line. */
export const procedures: Command = {
  name: 'procedures',
  summary: '列出学籍业务，或说明其中一项',
  help: HELP,
  run: async (argv, terminal) => {
    const [id] = argv;
    if (id === undefined) return list(terminal);
    const procedure = procedureOf(id.toLowerCase()) ?? PROCEDURES.find(({ title }) => title === id);
    if (procedure === undefined) {
      terminal.err(`没有编号为“${id}”的业务；用 renji procedures 查看全部编号。\n`);
      return 2;
    }
    await terminal.out(`${explain(procedureInWords(procedure)).join('\n')}\n`);
    return 0;
  },
};

async function list({ out }: Terminal): Promise<number> {
  const lines = Object.entries(PROCEDURE_GROUPS).flatMap(([group, title]) => [
    title,
    ...PROCEDURES.filter((procedure) => procedure.group === group).map((each) => `  ${each.id}  ${each.title}`),
  ]);
  await out(`${lines.join('\n')}\n共 ${PROCEDURES.length} 项；用 renji procedures 编号 查看其中一项。\n`);
  return 0;
}

function explain(words: ProcedureInWords): readonly string[] {
  return [
    `${words.title}  ${words.id}`,
    words.summary,
    `对象：${words.about}`,
    `学段：${words.stages}`,
    '申请内容：',
    ...words.asks.map((line) => `  ${line}`),
    '佐证材料：',
    ...words.proofs.map((line) => `  ${line}`),
    '环节：',
    ...words.steps.map((line, i) => `  ${i + 1}. ${line}`),
    `不予受理：${words.blockers.join('、') || '无固定情形，见填报时的提示'}`,
    `写入学籍：${words.writes}`,
    '依据：',
    ...words.basis.map((line) => `  ${line}`),
  ];
}
