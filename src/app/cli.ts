import { generate } from '#src/county/commands/generate.ts';
import type { Command } from '#src/platform/command.ts';
import { thisTerminal } from '#src/platform/terminal.ts';
import { procedures } from '#src/procedures/commands/procedures.ts';
import { rules } from '#src/quality/commands.ts';
import { check } from '#src/roster/commands/check.ts';
import { backup } from './commands/backup.ts';
import { exportRoster } from './commands/export.ts';
import { importRosters } from './commands/import.ts';
import { keys } from './commands/keys.ts';
import { migrate } from './commands/migrate.ts';
import { openapi } from './commands/openapi.ts';
import { restore } from './commands/restore.ts';
import { seed } from './commands/seed.ts';
import { serve } from './commands/serve.ts';
import { user } from './commands/user.ts';
import { verify } from './commands/verify.ts';

const COMMANDS: readonly Command[] = [
  serve,
  check,
  generate,
  rules,
  procedures,
  migrate,
  openapi,
  seed,
  user,
  backup,
  restore,
  keys,
  verify,
  importRosters,
  exportRoster,
];

const HELP = `人籍 Renji —— 中小学生学籍信息质量核查

用法：renji 命令 [参数]

命令：
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

每个命令的详细说明：renji 命令 --help
`;

const terminal = thisTerminal();
const [name, ...argv] = process.argv.slice(2);
const command = COMMANDS.find((candidate) => candidate.name === name);

if (command !== undefined && argv.some((argument) => argument === '--help' || argument === '-h')) {
  await terminal.out(command.help);
} else if (command !== undefined) {
  process.exitCode = await command.run(argv, terminal);
} else if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
  await terminal.out(COMMANDS.find((candidate) => candidate.name === argv[0])?.help ?? HELP);
} else {
  terminal.err(`没有“${name}”这个命令；可用的命令有：${COMMANDS.map((candidate) => candidate.name).join('、')}。\n`);
  process.exitCode = 2;
}
