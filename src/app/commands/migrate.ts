import type { Command } from '#src/platform/command.ts';
import { migrate as migrateDatabase } from '#src/platform/database/migrate.ts';
import { openEngine } from '../open-register.ts';
import { PLACE_HELP, readArguments, refuse } from './arguments.ts';

const HELP = `用法：renji migrate [选项]

把数据库的表更新到本程序的版本。renji serve 启动时会自动执行；要在启动之前单独执行的（如先备份再升级），
用这个命令。只向前更新：要退回旧版本，请用升级前的备份恢复。

选项：
${PLACE_HELP}
  --help             显示本说明

例：
  renji migrate
  DATABASE_URL=postgresql://renji@数据库主机/renji renji migrate

退出码：0 已是最新；2 没有更新，原因见提示。
`;

/** 更新库表 — forward only. */
export const migrate: Command = {
  name: 'migrate',
  summary: '把数据库的表更新到本程序的版本',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readArguments('migrate', argv, { 'database-url': { type: 'string' } });
    if ('message' in options) return refuse(terminal, options.message);
    const engine = await openEngine({ ...options.place, url: options.text('database-url') }, {});
    if ('refused' in engine) return refuse(terminal, engine.refused);
    try {
      const migrated = await migrateDatabase(engine.url);
      if ('refused' in migrated) return refuse(terminal, migrated.refused);
      const done = migrated.applied.map((name) => `已执行 ${name}\n`).join('');
      await terminal.out(`${done}数据库已是最新\n`);
      return 0;
    } finally {
      await engine.stop();
    }
  },
};
