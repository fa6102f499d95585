import { rmSync } from 'node:fs';
import { momentInBeijing } from '#src/platform/clock.ts';
import type { Command, Terminal } from '#src/platform/command.ts';
import { connect } from '#src/platform/database/connect.ts';
import { Progress } from '#src/platform/progress.ts';
import { readKeyFile, replaceKeyFile } from '#src/platform/sealing/key-file.ts';
import { type KeyRing, readRing } from '#src/platform/sealing/key-ring.ts';
import { sealOf } from '#src/platform/sealing/sealing.ts';
import { auditData } from '../backup/audit-data.ts';
import type { Opener } from '../backup/lock.ts';
import { BrokenBackup } from '../backup/refusals.ts';
import { type ReadBackup, readBackup, restoreBackup } from '../backup/restore-backup.ts';
import { keyFileOf, openEngine, type Place } from '../open-register.ts';
import { PLACE_HELP, readArguments, refuse } from './arguments.ts';
import { readPassphrase } from './passphrase.ts';

const HELP = `用法：renji restore 文件 [选项]

从 renji backup 做的备份恢复到一个空的数据库。先通读并核对整个文件，再在一次事务里写入，写完逐表
核对行数和校验值：全部相符才生效，有一处不符就一条也不留。已有数据的库不会被覆盖。

选项：
  --passphrase-file 文件  备份是用口令加密的，口令在这个文件里；密钥文件从备份里取出，放到
                          --key-file 处
${PLACE_HELP}
  --help             显示本说明

例：
  renji restore 2025-03-20.renji --data 新数据
  renji restore 2025-03-20.renji --data 新数据 --passphrase-file 口令.txt

退出码：0 已恢复；2 没有恢复，原因见提示。
`;

/** 恢复 — see docs/adr/0013-backup.md. */
export const restore: Command = {
  name: 'restore',
  summary: '把备份恢复到一个空的数据库',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readArguments('restore', argv, { 'passphrase-file': { type: 'string' } });
    if ('message' in options) return refuse(terminal, options.message);
    const [path, ...others] = options.positionals;
    if (path === undefined || others.length > 0)
      return refuse(terminal, '请写明一个备份文件；用法见 renji restore --help');
    try {
      const opener = openerOf(options.place, options.text('passphrase-file'));
      return await restored(options.place, await readBackup(path, opener), terminal);
    } catch (error) {
      if (error instanceof BrokenBackup) return refuse(terminal, error.message);
      throw error;
    }
  },
};

function openerOf(place: Place, words: string | undefined): Opener {
  if (words !== undefined) return { passphrase: readPassphrase(words) };
  const ring = readKeyFile(keyFileOf(place));
  if (ring === undefined) throw new BrokenBackup('no-key-file');
  if ('refused' in ring) throw new BrokenBackup('wrong-key');
  return { seal: sealOf(ring) };
}

async function restored(place: Place, backup: ReadBackup, terminal: Terminal): Promise<number> {
  const keyFile = keyFileOf(place);
  const ring = ringToWrite(keyFile, backup);
  const engine = await openEngine(place, {});
  if ('refused' in engine) return refuse(terminal, engine.refused);
  const progress = new Progress(terminal);
  const tables = Object.keys(backup.manifest).length;
  let done = 0;
  try {
    // First the key, which opens nothing by itself: records without their key would be lost.
    if (ring !== undefined) replaceKeyFile(keyFile, ring);
    await restoreBackup(engine.url, backup, () => progress.show('恢复', ++done / tables));
    await writeDown(engine.url, backup);
  } catch (error) {
    if (ring !== undefined) rmSync(keyFile, { force: true });
    throw error;
  } finally {
    progress.clear();
    await engine.stop();
  }
  const { rows = 0 } = backup.manifest.students ?? {};
  await terminal.out(
    `已恢复到备份时（${momentInBeijing(new Date(backup.head.takenAt))}）的样子：${tables} 张表，学籍 ${rows} 份，逐表核对相符\n`,
  );
  return 0;
}

/** The ring of the backup where there is no key file yet; `undefined` where the one that is there has all its keys. */
function ringToWrite(path: string, { keyFile }: ReadBackup): KeyRing | undefined {
  if (keyFile === undefined) return undefined;
  const [ring, present] = [readRing(keyFile), readKeyFile(path)];
  if (ring === undefined) throw new BrokenBackup('damaged');
  if (present === undefined) return ring;
  if ('refused' in present || !present.index.equals(ring.index)) throw new BrokenBackup('other-key-file');
  const hasAll = [...ring.keys].every(([id, secret]) => present.keys.get(id)?.equals(secret));
  if (!hasAll) throw new BrokenBackup('other-key-file');
  return undefined;
}

async function writeDown(url: string, { manifest }: ReadBackup): Promise<void> {
  const { db, close } = connect(url, { size: 1 });
  try {
    await auditData(db, 'data.restore', manifest, new Date());
  } finally {
    await close();
  }
}
