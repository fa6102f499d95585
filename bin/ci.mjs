// Everything that must hold, in the order of what fails fastest; the same on a laptop and on a server.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(join(tmpdir(), 'renji-ci-'));
const report = join(scratch, 'tests.json');

const STEPS = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['types of the pure files, with nothing in scope', 'tsc', ['-p', 'tsconfig.pure.json']],
  ['types of the screens', 'tsc', ['-p', 'tsconfig.web.json']],
  ['cycles and undeclared packages', 'depcruise', ['src', '--config', '.dependency-cruiser.mjs']],
  ['dead code', 'knip', ['--no-config-hints']],
  ['tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]],
];

setUp({ rebuild: true });

let passed = 0;
let failed = 0;
for (const [title, tool, args] of STEPS) {
  const began = Date.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', binOf(tool)), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log(`── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (tool === 'vitest') countTests(status);
  else if (status === 0) passed += 1;
  else failed += 1;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A run that wrote no report, or failed without a failed test, has failed all the same. */
function countTests(status) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests > 0 || status === 0 ? numFailedTests : 1;
    if (numPassedTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

function binOf(tool) {
  const name = { biome: '@biomejs/biome', tsc: 'typescript', depcruise: 'dependency-cruiser' }[tool] ?? tool;
  const { bin } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  return join(name, typeof bin === 'string' ? bin : bin[tool]);
}
