// The walks over the engine of procedures, longer than a laptop's patience: 20,000 of 100 moves, or as many as are asked for.
//   node bin/long-run.mjs            20,000 walks of 100 moves
//   node bin/long-run.mjs 2000x400   as said
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const walks = process.argv[2] ?? '20000x100';
if (!/^\d+x\d+$/.test(walks)) {
  console.error('用法：node bin/long-run.mjs [次数x步数]，如 20000x100');
  process.exit(2);
}
const test = ['run', '--project', 'domain', '--testTimeout', '0', 'src/workflow/invariants.test.ts'];
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...test], {
  cwd: root,
  env: { ...process.env, RENJI_WALKS: walks },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
