import { PROCEDURE_GROUPS, type Procedure, type ProcedureGroup } from '#src/workflow/procedure.ts';
import { PROCEDURES } from './index.ts';
import { type ProcedureInWords, procedureInWords } from './procedure-in-words.ts';
import { yearlyWindows } from './yearly-windows.ts';

/** 学籍业务目录 — every procedure as a Markdown page, made from its declaration: the county can read its own rules. */
export function proceduresCatalogue(): string {
  const all: readonly Procedure[] = PROCEDURES;
  const groups = Object.entries(PROCEDURE_GROUPS) as [ProcedureGroup, string][]; // the entries of a literal object
  return [
    '# 学籍业务目录',
    '',
    `共 ${all.length} 项。本页由业务声明生成（\`npm run catalogue\`），请勿手改。终端上用 \`renji procedures 业务编号\` 查看同样的内容。`,
    '',
    '每个环节的办理时限按国务院公布的工作日历计算，不超过 10 个工作日（通知二(一)）；县局可以加办环节、缩短时限，不能延长。',
    '“系统外”的环节在全国学籍系统中由外地或上级办理，本系统登记其办结日期和凭证。填报人不核办自己填报的业务。',
    '',
    '| 业务 | 编号 | 环节 |',
    '|---|---|---|',
    ...all.map(({ title, id, steps }) => `| ${title} | \`${id}\` | ${steps.map((step) => step.title).join(' → ')} |`),
    ...groups.flatMap(([group, title]) => [
      '',
      `## ${title}`,
      ...all
        .filter((procedure) => procedure.group === group)
        .flatMap((procedure) => section(procedureInWords(procedure))),
    ]),
    '',
    '## 年度冻结期',
    '',
    '随程序预置，每年以当年通知为准，由县局调整。冻结期内不能发起，已经发起的照常办理。',
    '',
    ...yearlyWindows(2025).map(
      ({ title: name, from, until, graduatingOnly, procedures, basis }) =>
        `- ${from.slice(5)} 至 ${until.slice(5)} ${name}${graduatingOnly ? '（只对毕业年级）' : ''}：${titles(procedures)}。依据：${basis}`,
    ),
    '',
  ].join('\n');
}

function section(words: ProcedureInWords): readonly string[] {
  return [
    '',
    `### ${words.title} \`${words.id}\``,
    '',
    `${words.summary}。`,
    '',
    `- 对象：${words.about}`,
    `- 学段：${words.stages}`,
    `- 依据：${words.basis.join('；')}`,
    `- 不予受理：${words.blockers.join('、') || '无固定情形，见填报时的提示'}`,
    `- 写入学籍：${words.writes}`,
    ...listed('环节', words.steps),
    ...listed('申请内容', words.asks),
    ...listed('佐证材料', words.proofs),
  ];
}

function listed(heading: string, lines: readonly string[]): readonly string[] {
  return [`- ${heading}`, ...lines.map((line) => `  - ${line}`)];
}

function titles(ids: readonly string[]): string {
  return PROCEDURES.flatMap(({ id, title }) => (ids.includes(id) ? [title] : [])).join('、');
}
