import type { Plan } from '#src/county/plan.ts';
import type { Command, Terminal } from '#src/platform/command.ts';
import { refreshStatistics } from '#src/platform/database/statistics.ts';
import { Progress } from '#src/platform/progress.ts';
import { openRegister, type Place, type Register } from '../open-register.ts';
import { checkDemo } from '../seed/check-demo.ts';
import { layDemoCampaign } from '../seed/demo-campaign.ts';
import { layDemoCases } from '../seed/demo-cases.ts';
import { layDemoContinuity } from '../seed/demo-continuity.ts';
import { layDemoDropouts } from '../seed/demo-dropouts.ts';
import { layDemoInspections } from '../seed/demo-inspections.ts';
import { layDemoLedgers } from '../seed/demo-ledgers.ts';
import { layDemoLetters } from '../seed/demo-letters.ts';
import type { DemoLogin } from '../seed/demo-logins.ts';
import { layDemoMeetings } from '../seed/demo-meetings.ts';
import { layDemoPublic } from '../seed/demo-public.ts';
import { layDemoRollCalls } from '../seed/demo-roll-calls.ts';
import { layDemoViolations } from '../seed/demo-violations.ts';
import { layDemoWatch } from '../seed/demo-watch.ts';
import { seedDemo } from '../seed/seed-demo.ts';
import { wholeDesk } from '../server/whole-desk.ts';
import { noticeOn, PLACE_HELP, readArguments, refuse } from './arguments.ts';

const HELP = `用法：renji seed [选项]

放入演示数据：一个编造的西峡县，有机构、人员、各个岗位和故意造错的学籍，人员和号码全是虚构的。
只放一次，已经放过的保持原样；已有正式数据的库不会放。npm start 会自动执行它。

选项：
  --pupils 人数      造多少份学籍，300 至 1000000，默认 3000
  --seed 数字        换一个数字就换一个县，默认 2025
  --no-cases         不放入演示业务
${PLACE_HELP}
  --help             显示本说明

例：
  renji seed --data 演示
  renji seed --data 演示八万 --pupils 80000

退出码：0 演示数据已就绪；2 没有放，原因见提示。
`;

/** 演示数据 — for trying and for training; never beside real records. */
export const seed: Command = {
  name: 'seed',
  summary: '放入演示数据，供试用和培训',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readArguments('seed', argv, {
      pupils: { type: 'string' },
      seed: { type: 'string' },
      'no-cases': { type: 'boolean' },
    });
    if ('message' in options) return refuse(terminal, options.message);
    const numbers = numbersOf(options.text('pupils') ?? '3000', options.text('seed') ?? '2025');
    if (typeof numbers === 'string') return refuse(terminal, numbers);
    const register = await openDemo(options.place, terminal);
    if ('refused' in register) return refuse(terminal, register.refused);
    const stopListening = onSignal(() => void register.close().then(() => process.exit(INTERRUPTED)));
    try {
      const plan = { ...numbers, errorsPerMille: 80, today: register.desk.clock.today() };
      const logins = await fill(register, plan, !options.isSet('no-cases'), terminal);
      if ('refused' in logins) return refuse(terminal, logins.refused);
      await terminal.out(loginsInWords(logins));
      return 0;
    } finally {
      stopListening();
      await register.close();
    }
  },
};

/** What shells answer for a program that Ctrl+C has ended. */
const INTERRUPTED = 130;

/** A demo that is broken off leaves a database that was closed properly, and nothing in it. */
function onSignal(deed: () => void): () => void {
  for (const signal of SIGNALS) process.once(signal, deed);
  return () => {
    for (const signal of SIGNALS) process.removeListener(signal, deed);
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const [FEWEST, MOST, HIGHEST_SEED] = [300, 1_000_000, 4_294_967_295];

function numbersOf(pupils: string, seed: string): Pick<Plan, 'pupils' | 'seed'> | string {
  const isNumber = (text: string) => /^\d{1,10}$/.test(text);
  const inRange = isNumber(pupils) && Number(pupils) >= FEWEST && Number(pupils) <= MOST;
  if (!inRange) return `--pupils 后请写 ${FEWEST} 至 ${MOST} 的数字`;
  if (!isNumber(seed) || Number(seed) > HIGHEST_SEED) return `--seed 后请写 0 至 ${HIGHEST_SEED} 的数字`;
  return { pupils: Number(pupils), seed: Number(seed) };
}

function openDemo(place: Place, terminal: Terminal) {
  return openRegister(place, { demo: true, patience: 600_000, notice: noticeOn(terminal) });
}

async function fill({ desk }: Register, plan: Plan, withCases: boolean, terminal: Terminal) {
  const progress = new Progress(terminal);
  try {
    const seeded = await seedDemo(desk, plan, (share) => progress.show('放入演示数据', share));
    if ('refused' in seeded) return seeded;
    if (seeded.fresh.length > 0) await refreshStatistics(desk.db);
    await checkDemo(desk, (share) => progress.show('核查', share));
    if (seeded.fresh.length > 0) await refreshStatistics(desk.db);
    if (withCases) {
      const whole = wholeDesk(desk);
      await layDemoContinuity(whole);
      await layDemoCases(whole, (share) => progress.show('放入演示业务', share));
      await layDemoCampaign(whole, (share) => progress.show('放入演示核查专项', share));
      await layDemoMeetings(whole);
      await layDemoPublic(whole);
      await layDemoLetters(whole);
      await layDemoInspections(whole);
      await layDemoViolations(whole);
      await layDemoRollCalls(whole);
      await layDemoLedgers(whole);
      await layDemoDropouts(whole);
      // Last: its figures are reckoned from what the others have done.
      await layDemoWatch(whole);
    }
    return seeded.logins;
  } finally {
    progress.clear();
  }
}

function loginsInWords(logins: readonly DemoLogin[]): string {
  const width = Math.max(...logins.map(({ account }) => account.length));
  const lines = logins.map(
    ({ account, name, office, unit }) => `  ${account.padEnd(width)}  ${office}  ${unit} ${name}`,
  );
  return `演示账号（人员全为虚构，口令都是 ${logins[0]?.password ?? ''}）：\n${lines.join('\n')}\n`;
}
