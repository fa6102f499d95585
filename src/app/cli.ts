import type { Command } from '#src/platform/command.ts';
import { thisTerminal } from '#src/platform/terminal.ts';

/** By its word. What a command needs is loaded when its word is said: to check a roster nobody has to wait for the server. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['serve', async () => (await import('./commands/serve.ts')).serve],
  ['check', async () => (await import('#src/roster/commands/check.ts')).check],
  ['generate', async () => (await import('#src/county/commands/generate.ts')).generate],
  ['rules', async () => (await import('#src/quality/commands.ts')).rules],
  ['procedures', async () => (await import('#src/procedures/commands/procedures.ts')).procedures],
  ['draw', async () => (await import('#src/inspection/commands/draw.ts')).draw],
  ['migrate', async () => (await import('./commands/migrate.ts')).migrate],
  ['openapi', async () => (await import('./commands/openapi.ts')).openapi],
  ['seed', async () => (await import('./commands/seed.ts')).seed],
  ['user', async () => (await import('./commands/user.ts')).user],
  ['backup', async () => (await import('./commands/backup.ts')).backup],
  ['restore', async () => (await import('./commands/restore.ts')).restore],
  ['keys', async () => (await import('./commands/keys.ts')).keys],
  ['verify', async () => (await import('./commands/verify.ts')).verify],
  ['import', async () => (await import('./commands/import.ts')).importRosters],
  ['export', async () => (await import('./commands/export.ts')).exportRoster],
]);

const terminal = thisTerminal();
const [name = 'help', ...argv] = process.argv.slice(2);
const load = COMMANDS.get(name);
const isHelp = (argument: string | undefined) => argument === '--help' || argument === '-h';

if (load !== undefined) {
  const command = await load();
  if (argv.some(isHelp)) await terminal.out(command.help);
  else process.exitCode = await command.run(argv, terminal);
} else if (name === 'help' || isHelp(name)) {
  const asked = COMMANDS.get(argv[0] ?? '');
  await terminal.out(asked === undefined ? await allCommands() : (await asked()).help);
} else {
  terminal.err(`没有“${name}”这个命令；可用的命令有：${[...COMMANDS.keys()].join('、')}。\n`);
  process.exitCode = 2;
}

async function allCommands(): Promise<string> {
  const commands = await Promise.all(Array.from(COMMANDS.values(), (load) => load()));
  return `人籍 Renji —— 中小学生学籍信息质量核查

用法：renji 命令 [参数]

命令：
${commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

每个命令的详细说明：renji 命令 --help
`;
}
