// What is longer than a laptop's patience. Each is the test of the suite with more of the same, or asks for more pupils.
//   node bin/long-run.mjs                   20,000 walks of 100 moves over the engine of procedures
//   node bin/long-run.mjs 2000x400          as said
//   node bin/long-run.mjs contests 10000    32 clients at once on one case, so many times
//   node bin/long-run.mjs crashes 200       killed while editing, importing and deciding, so many times each
//   node bin/long-run.mjs scans 5000        so many scanned sheets read back
//   node bin/long-run.mjs restore 80000     a county of so many pupils backed up, restored, and compared table by table
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { comesBackEqual } from './long-run-restore.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Of what project, which file, by which word of the environment, and how many unless it is said. */
const KINDS = {
  walks: ['domain', 'src/workflow/invariants.test.ts', (size) => ({ RENJI_WALKS: size }), '20000x100'],
  // Of three kinds each.
  contests: [
    'store',
    'src/cases/store/races.test.ts',
    (size) => ({ RENJI_CONTESTS: String(Math.ceil(size / 3)) }),
    '10000',
  ],
  crashes: ['program', 'test/crash/crash.test.ts', (size) => ({ RENJI_CRASHES: size }), '200'],
  scans: ['store', 'src/verification/returns/store/read-scan.test.ts', (size) => ({ RENJI_SCANS: size }), '1000'],
};

const [first = 'walks', second] = process.argv.slice(2);
const [kind, size] = /^\d+x\d+$/.test(first) ? ['walks', first] : [first, second ?? KINDS[first]?.[3] ?? '80000'];
if (!(kind === 'walks' ? /^\d+x\d+$/ : /^\d+$/).test(size) || (kind !== 'restore' && KINDS[kind] === undefined)) {
  console.error(
    '用法：node bin/long-run.mjs [次数x步数 | contests 次数 | crashes 次数 | scans 张数 | restore 学生数]，如 contests 10000',
  );
  process.exit(2);
}
process.exitCode = kind === 'restore' ? comesBackEqual(root, size) : tested(KINDS[kind], size);

function tested([project, file, inWords], size) {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, '--testTimeout', '0', file],
    { cwd: root, env: { ...process.env, ...inWords(size) }, stdio: 'inherit' },
  );
  return status ?? 1;
}
