import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Command } from '#src/platform/command.ts';
import { draw as drawFrom, METHOD, readPopulation } from '../draw.ts';

const HELP = `用法：renji draw 名单文件 --seed 随机数 --pupils 人数 [--schools 先抽几所] [--by-size]

复核市局督查的抽样：名单和随机数与抽样记录上的相同，抽出的学生就应当相同。
办法：${METHOD}。

名单文件从督查页面的“下载名单”得到，每行是学籍标识和学校标识码。
结果每行是次序、学籍标识、学校标识码和抽签结果；名单的 SHA-256 写在提示里，与记录对照。

例：
  renji draw population.txt --seed '830174|552901' --pupils 60 --by-size
`;

/** 复核抽样 on the command line, for whoever has the printed protocol and the list, and no account. */
export const draw: Command = {
  name: 'draw',
  summary: '复核市局督查的抽样：同样的名单和随机数，同样的结果',
  help: HELP,
  run: async (argv, { out, err }) => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: OPTIONS,
      allowPositionals: true,
      strict: false,
    });
    const [path] = positionals;
    const [seed, pupils, schools] = [values.seed, Number(values.pupils), Number(values.schools ?? 0)];
    if (path === undefined || typeof seed !== 'string' || !Number.isInteger(pupils) || !Number.isInteger(schools)) {
      err(`请写明名单文件、--seed 和 --pupils。\n${HELP}`);
      return 2;
    }
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const population = text === undefined ? undefined : readPopulation(text);
    if (text === undefined || population === undefined) {
      err(`“${path}”读不出名单：应当每行一个学籍标识和一个学校标识码，以空格分开。\n`);
      return 2;
    }
    err(`名单 ${population.length} 人，SHA-256 ${sha256(text)}\n`);
    const plan = { drawSchools: schools, pupils, bySize: values['by-size'] === true };
    const sample = drawFrom(population, seed, plan, sha256);
    if (schools > 0) err(`抽中学校 ${sample.schools.join('、')}\n`);
    const lines = sample.pupils.map(({ id, school, ticket }, at) => `${at + 1} ${id} ${school} ${ticket}\n`);
    await out(lines.join(''));
    return 0;
  },
};

const OPTIONS = {
  seed: { type: 'string' },
  pupils: { type: 'string' },
  schools: { type: 'string' },
  'by-size': { type: 'boolean' },
} as const;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
