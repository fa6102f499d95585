// What is longer than a laptop's patience: walks over the engine of procedures, and scanned pages read back.
//   node bin/long-run.mjs               20,000 walks of 100 moves
//   node bin/long-run.mjs 2000x400      as said
//   node bin/long-run.mjs scans         1,000 scanned sheets
//   node bin/long-run.mjs scans 5000    as said
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [first = '20000x100', second = '1000'] = process.argv.slice(2);
const isScans = first === 'scans';
if (!(isScans ? /^\d+$/.test(second) : /^\d+x\d+$/.test(first))) {
  console.error('用法：node bin/long-run.mjs [次数x步数，如 20000x100 | scans 张数，如 scans 1000]');
  process.exit(2);
}
const [project, file, name] = isScans
  ? ['store', 'src/verification/returns/store/read-scan.test.ts', { RENJI_SCANS: second }]
  : ['domain', 'src/workflow/invariants.test.ts', { RENJI_WALKS: first }];
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, '--testTimeout', '0', file],
  { cwd: root, env: { ...process.env, ...name }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
