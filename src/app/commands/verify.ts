import pg from 'pg';
import type { Command, Terminal } from '#src/platform/command.ts';
import { tablesOf } from '../backup/tables.ts';
import { countOf } from '../backup/write-backup.ts';
import { openRegister, type Register } from '../open-register.ts';
import { MISMATCHES, type Mismatch, type Verified } from '../verify/mismatch.ts';
import { verifyFindings } from '../verify/verify-findings.ts';
import { verifyRecords } from '../verify/verify-records.ts';
import { verifySeals } from '../verify/verify-seals.ts';
import { noticeOn, PLACE_HELP, readArguments, refuse } from './arguments.ts';

const HELP = `用法：renji verify [选项]

查学籍库自身是否完好，只看不改：每条密文打得开，变更历史一步步推到现在的学籍，名册与加密的学籍
一致，号码索引与学籍一致，问题与重新核查一致。系统正在使用时也可以查。

选项：
  --all              重新核查全部学籍，默认随机抽查 1000 份
  --manifest         另列每张表的行数和校验值，与备份清单同样算法，可用来比对两个库
${PLACE_HELP}
  --help             显示本说明

例：
  renji verify
  renji verify --all --manifest

退出码：0 全部相符；2 有不符或查不了，原因见提示。
`;

const SAMPLE = 1000;
/** So many are named; more only tell that something is wrong in general. */
const MOST_NAMED = 20;

/** 自查 — after a restore, before an inspection, or when a disk has made noises. */
export const verify: Command = {
  name: 'verify',
  summary: '查学籍库自身是否完好，只看不改',
  help: HELP,
  run: async (argv, terminal) => {
    const flag = { type: 'boolean' } as const;
    const options = readArguments('verify', argv, { all: flag, manifest: flag });
    if ('message' in options) return refuse(terminal, options.message);
    if (options.positionals.length > 0) return refuse(terminal, 'verify 后面不写文件；用法见 renji verify --help');
    const register = await openRegister(options.place, {
      ...{ beside: true, mustExist: true, patience: 600_000 },
      notice: noticeOn(terminal),
    });
    if ('refused' in register) return refuse(terminal, register.refused);
    try {
      const mismatches = await verified(register, options.isSet('all') ? undefined : SAMPLE, terminal);
      if (options.isSet('manifest')) await printManifest(register, terminal);
      return mismatches.length === 0 ? 0 : refuse(terminal, inWords(mismatches));
    } finally {
      await register.close();
    }
  },
};

async function verified({ desk }: Register, sample: number | undefined, terminal: Terminal): Promise<Mismatch[]> {
  const mismatches: Mismatch[] = [];
  const say = async (title: string, answer: Verified) => {
    mismatches.push(...answer.mismatches);
    const wrong = answer.mismatches.length;
    await terminal.out(`${title}：查了 ${answer.looked}，${wrong === 0 ? '全部相符' : `不符 ${wrong}`}\n`);
  };
  await say('密文', await verifySeals(desk.db, desk.seal));
  const counties = await desk.db.selectFrom('students').select('county').distinct().orderBy('county').execute();
  for (const { county } of counties) {
    await say(`${county} 学籍与历史`, await verifyRecords(desk.db, desk.seal, county, desk.clock.today()));
    await say(`${county} 问题`, await verifyFindings(desk, county, sample));
  }
  return mismatches;
}

function inWords(mismatches: readonly Mismatch[]): string {
  const lines = mismatches.slice(0, MOST_NAMED).map(({ what, where }) => `  ${where}：${MISMATCHES[what]}`);
  const more = mismatches.length > MOST_NAMED ? [`  …… 共 ${mismatches.length} 处`] : [];
  const onlyFindings = mismatches.every(({ what }) => what === 'findings');
  const advice = onlyFindings
    ? '处理：请县局执行“全县重新核查”，日期变化后问题也会随之变化'
    : '处理：不要手工改库，请用最近的备份恢复到另一处比对';
  return [...lines, ...more, advice].join('\n');
}

async function printManifest({ url }: Register, terminal: Terminal): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    for (const table of await tablesOf(client)) {
      const { rows, sha256 } = await countOf(client, table);
      await terminal.out(`${table.name.padEnd(22)} ${String(rows).padStart(9)}  ${sha256}\n`);
    }
  } finally {
    await client.end();
  }
}
