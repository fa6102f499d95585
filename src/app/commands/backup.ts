import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Command, Terminal } from '#src/platform/command.ts';
import { Progress } from '#src/platform/progress.ts';
import { auditData } from '../backup/audit-data.ts';
import type { Opener } from '../backup/lock.ts';
import { BrokenBackup } from '../backup/refusals.ts';
import { type Manifest, writeBackup } from '../backup/write-backup.ts';
import { keyFileOf, openRegister, type Place, type Register } from '../open-register.ts';
import { noticeOn, PLACE_HELP, readArguments, refuse } from './arguments.ts';
import { readPassphrase } from './passphrase.ts';

const HELP = `用法：renji backup 文件 [选项]

把整个学籍库备份成一个加密的文件：同一时刻的全部数据表，附每张表的行数和校验值。系统正在使用时
也可以备份，不影响业务。同名文件不会被覆盖。登录会话不在其中，恢复后各人重新登录。

选项：
  --passphrase-file 文件  用这个文件里的口令加密（至少 12 个字符），并把密钥文件一并放进备份：
                          有备份和口令就能在新机器上恢复。不写则用密钥文件加密，恢复时要有那份
                          密钥文件，请务必另存
${PLACE_HELP}
  --help             显示本说明

例：
  renji backup 2025-03-20.renji
  renji backup /media/u盘/2025-03-20.renji --passphrase-file 口令.txt

退出码：0 已备份；2 没有备份，原因见提示。
`;

/** 备份 — see docs/adr/0013-backup.md. */
export const backup: Command = {
  name: 'backup',
  summary: '把整个学籍库备份成一个加密的文件',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readArguments('backup', argv, { 'passphrase-file': { type: 'string' } });
    if ('message' in options) return refuse(terminal, options.message);
    const [path, ...others] = options.positionals;
    if (path === undefined || others.length > 0)
      return refuse(terminal, '请写明一个备份文件名；用法见 renji backup --help');
    try {
      if (existsSync(path)) throw new BrokenBackup('file-exists');
      const words = options.text('passphrase-file');
      const passphrase = words === undefined ? undefined : readPassphrase(words);
      const register = await openRegister(options.place, { beside: true, mustExist: true, notice: noticeOn(terminal) });
      if ('refused' in register) return refuse(terminal, register.refused);
      try {
        const opener = passphrase === undefined ? { seal: register.desk.seal } : { passphrase };
        const manifest = await taken(register, options.place, path, opener, terminal);
        await terminal.out(summaryOf(manifest, path));
        return 0;
      } finally {
        await register.close();
      }
    } catch (error) {
      if (error instanceof BrokenBackup) return refuse(terminal, error.message);
      throw error;
    }
  },
};

async function taken(
  register: Register,
  place: Place,
  path: string,
  opener: Opener,
  terminal: Terminal,
): Promise<Manifest> {
  const { desk, url } = register;
  const keyFile = readFileSync(keyFileOf(place), 'utf8');
  const progress = new Progress(terminal);
  const now = desk.clock.now();
  const onTable = (_: string, done: number, of: number) => progress.show('备份', done / of);
  try {
    const manifest = await writeBackup({ url, path, opener, keyFile, now, onTable });
    await auditData(desk.db, 'data.backup', manifest, now);
    return manifest;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOSPC' || code === 'EROFS')
      throw new BrokenBackup('no-folder');
    throw error;
  } finally {
    progress.clear();
  }
}

function summaryOf(manifest: Manifest, path: string): string {
  const tables = Object.values(manifest);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const size = (statSync(path).size / 1e6).toFixed(1);
  return `已备份 ${tables.length} 张表、${rows} 行（学籍 ${manifest.students?.rows ?? 0} 份），${size} MB：${path}\n`;
}
