// 备份与恢复 at full size: a made-up county, its backup, the backup in an empty database, and both compared.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * 0 when every table came back with the same rows and the same SHA-256, and both registers verify themselves. The audit is
 * compared by `restore` itself: afterwards the one tells of its backup, the other of having been restored.
 */
export function comesBackEqual(root, pupils) {
  const folder = mkdtempSync(join(tmpdir(), 'renji-restore-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as somebody else and has to pass through
  const [data, again, backup, words] = ['data', 'again', 'county.renji', 'words.txt'].map((name) => join(folder, name));
  const renji = (...args) => {
    const began = Date.now();
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'bin/renji'), ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    console.log(`renji ${args[0]}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
    if (status !== 0) throw new Error(`renji ${args[0]} ended with ${status}: ${stdout}`);
    return stdout;
  };
  const tablesOf = (place) =>
    renji('verify', '--manifest', '--data', place)
      .split('\n')
      .filter((line) => /[0-9a-f]{64}/.test(line) && !line.startsWith('audit_events'));
  try {
    writeFileSync(words, '丹江水长流又流 2025\n', { mode: 0o600 });
    renji('seed', '--pupils', pupils, '--data', data);
    renji('backup', backup, '--data', data, '--passphrase-file', words);
    console.log(`${(statSync(backup).size / 2 ** 20).toFixed(0)} MB`);
    renji('restore', backup, '--data', again, '--passphrase-file', words);
    const [before, after] = [tablesOf(data), tablesOf(again)];
    const differing = before.filter((line) => !after.includes(line));
    const isEqual = before.length > 0 && before.length === after.length && differing.length === 0;
    console.log(
      isEqual ? `${before.length} tables beside the audit, equal to the byte` : `not equal:\n${differing.join('\n')}`,
    );
    return isEqual ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
