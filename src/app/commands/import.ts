import { OUTCOMES } from '#src/intake/batch.ts';
import { type ImportedFiles, importFiles } from '#src/intake/store/import-files.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Command, Terminal } from '#src/platform/command.ts';
import type { Desk } from '#src/platform/desk.ts';
import { Progress } from '#src/platform/progress.ts';
import { openRegister } from '../open-register.ts';
import { wholeDesk } from '../server/whole-desk.ts';
import { actorCalled } from './actor-called.ts';
import { noticeOn, PLACE_HELP, readArguments, refuse } from './arguments.ts';

const HELP = `用法：renji import 文件… --as 账号 [选项]

把全国学籍系统导出的花名册（.xls、.xlsx、.csv）与学籍比对并导入，与网页上的“导入”完全一样：学校只能导入本校学生，
县局可以一次导入各校的文件；关键信息不直接改，列为待办；退回的行和原因在网页的“导入”里看。

选项：
  --as 账号          经办人的账号；按其岗位的权限导入，并记在其名下
  --preview          只读取、比对，不提交；以后在网页上提交或放弃
${PLACE_HELP}
  --help             显示本说明

例：
  renji import 丹水镇中心小学.xls --as danshui.registrar
  renji import 各校/*.xlsx --as county --preview

退出码：0 已导入（可能有退回的行）；2 没有导入，原因见提示。
`;

/** 导入 — by the steps of the browser, for whoever has a folder full of files. */
export const importRosters: Command = {
  name: 'import',
  summary: '导入花名册',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readArguments('import', argv, { as: { type: 'string' }, preview: { type: 'boolean' } });
    if ('message' in options) return refuse(terminal, options.message);
    const account = options.text('as')?.trim();
    if (options.positionals.length === 0) return refuse(terminal, '请写明要导入的文件；用法见 renji import --help');
    if (!account) return refuse(terminal, '请用 --as 写明经办人的账号，导入要记在人名下');
    const register = await openRegister(options.place, {
      ...{ beside: true, mustExist: true },
      notice: noticeOn(terminal),
    });
    if ('refused' in register) return refuse(terminal, register.refused);
    try {
      const actor = await actorCalled(register.desk, account, 'import.run');
      if (actor === undefined) return refuse(terminal, `账号 ${account} 不存在、已封存，或没有能导入的岗位`);
      return await imported(register.desk, actor, options.positionals, !options.isSet('preview'), terminal);
    } finally {
      await register.close();
    }
  },
};

async function imported(
  desk: Desk,
  actor: Actor,
  paths: readonly string[],
  commit: boolean,
  terminal: Terminal,
): Promise<number> {
  const progress = new Progress(terminal);
  const report = (done: number, total: number) => progress.show('导入', total === 0 ? 0 : done / total);
  try {
    const done = await importFiles(wholeDesk(desk), actor, paths, { commit, report });
    progress.clear();
    for (const { name, refusal } of done.files) if (refusal !== '') terminal.err(`${name}：${refusal}\n`);
    await terminal.out(`${wordsFor(done)}\n`);
    return done.batch.state === 'refused' ? 2 : 0;
  } catch (error) {
    progress.clear();
    const unreadable = error instanceof Error && 'path' in error && 'code' in error;
    if (!unreadable) throw error;
    return refuse(terminal, `${String(error.path)} 打不开（${String(error.code)}）。处理：核对文件名和读取权限`);
  }
}

function wordsFor({ batch }: ImportedFiles): string {
  const { counts, proposes } = batch.summary;
  const said = (['new', 'changed', 'unchanged', 'missing', 'refused'] as const).map(
    (outcome) => `${OUTCOMES[outcome]} ${counts[outcome]}`,
  );
  const state =
    { committed: '已导入', ready: '已比对，尚未提交', refused: '没有导入' }[batch.state as string] ?? batch.message;
  return `${state}：${said.join('，')}${proposes > 0 ? `；关键信息不同 ${proposes}（不直接改，提交后列为待办）` : ''}`;
}
