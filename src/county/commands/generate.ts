import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command, Terminal } from '#src/platform/command.ts';
import { Progress } from '#src/platform/progress.ts';
import { generate as counties } from '../pupils.ts';
import { type GenerateOptions, readOptions } from './options.ts';
import { oneCsvFile, type RosterFiles, workbooks } from './roster-files.ts';
import { TruthFiles } from './truth-files.ts';

const HELP = `用法：renji generate --out 文件夹 [选项]

造一个县的学籍名单，供演示、培训和测试用。人、家庭、号码、电话全是编造的：身份证号的地址码
（4191 至 4199 开头）从未分配给任何地方，电话号段（154）没有用户。同样的参数总是造出同样的文件。

选项：
  --out 文件夹       放在哪里；必须是空的或尚不存在的文件夹
  --pupils 人数      造多少条学籍，1 至 20000000，默认 80000
  --seed 数字        换一个数字就换一个县，默认 1
  --errors 比例      故意造错的比例，0 至 0.5，默认 0.08；0 为毫无问题的名单
  --format 格式      xls、xlsx（一校一个文件）或 csv（全县一个文件）；不写则 xls 与 xlsx 各半
  --today 日期       以这一天为“今天”（如 2025-03-20），默认取本机日期；核查时请用同一天
  --help             显示本说明

造出的文件：
  rosters/学校标识码-学校名称.xls(x) 或 roster.csv    名单
  schools.csv        学校名单，可用于 renji check --schools
  units.json         县、乡镇、学校、班级和教职工
  labels.json        每条学籍造了什么错、哪些学籍是同一个孩子，一行一条

例：
  renji generate --pupils 300 --out 样例
  renji generate --pupils 1000000 --seed 7 --format csv --out 百万
  renji check 样例/rosters/* --schools 样例/schools.csv

退出码：0 已造好；2 参数有误或写不进去。
`;

/** 造数 — a county in which every error is known. */
export const generate: Command = {
  name: 'generate',
  summary: '造一个县的名单，每处错误都有记录，供演示和测试',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readOptions(argv);
    if (typeof options === 'string') return refuse(terminal, options);
    const unfit = prepare(options);
    if (unfit !== undefined) return refuse(terminal, unfit);
    const progress = new Progress(terminal);
    try {
      const failure = await write(options, progress);
      progress.clear();
      if (failure !== undefined) return refuse(terminal, failure);
    } catch (error) {
      progress.clear();
      const sentence = sentenceOf(error);
      if (sentence === undefined) throw error;
      return refuse(terminal, sentence);
    }
    await terminal.out(`已造好 ${options.plan.pupils} 条学籍，放在 ${options.folder}\n`);
    return 0;
  },
};

async function write({ plan, folder, format }: GenerateOptions, progress: Progress): Promise<string | undefined> {
  const rosters: RosterFiles = format === 'csv' ? oneCsvFile(folder) : workbooks(folder, format);
  const truth = new TruthFiles(folder, plan, rosters);
  let done = 0;
  for (const county of counties(plan)) {
    truth.addCounty(county);
    for (const record of county.records) {
      truth.addRecord(record);
      const written = rosters.add(record);
      const refusal = written && (await written);
      if (refusal) return refusal.message;
      if (++done % 1024 === 0) progress.show('造名单', done / plan.pupils);
    }
  }
  truth.close();
  return (await rosters.close())?.message;
}

/** Make the folder; a sentence when it is no place to write to. Nothing that is there is ever overwritten. */
function prepare({ folder, format }: GenerateOptions): string | undefined {
  try {
    makeFolder(folder);
    if (readdirSync(folder).length > 0) return `文件夹 ${folder} 里已有文件；请换一个空文件夹，以免覆盖。`;
    if (format !== 'csv') mkdirSync(join(folder, 'rosters'));
    return undefined;
  } catch (error) {
    return sentenceOf(error) ?? `文件夹 ${folder} 建不了；请换一个位置。`;
  }
}

/** Step by step: Node's own way of making the folders above never ends in places like /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function sentenceOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  return reason === undefined ? undefined : `写不进去：${reason}。`;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有写入权限，请换一个文件夹',
  EPERM: '没有写入权限，请换一个文件夹',
  EROFS: '这个磁盘只能读不能写，请换一个位置',
  ENOSPC: '磁盘空间不足，请清理后再试',
  EDQUOT: '磁盘配额已用完，请清理后再试',
  ENOTDIR: '路径中有一段不是文件夹，请核对 --out',
  EEXIST: '那里已有同名的文件，请换一个文件夹',
  ENAMETOOLONG: '路径太长，请换一个短些的',
};

function refuse(terminal: Terminal, sentence: string): number {
  terminal.err(`${sentence}\n`);
  return 2;
}
