// Measures the program: npm run bench [-- rules | reading | duckdb | register | cases | promotion | continuity | sheets | campaign | scans | exchange | monitoring] [--full]. See bench/README.md.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setUp } from './set-up.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'bench/build');
process.chdir(root);

setUp();
execFileSync(process.execPath, ['bin/build.mjs'], { stdio: 'inherit' });
// Measured in a copy, which nobody who builds or tests meanwhile can take away.
rmSync(built, { recursive: true, force: true });
cpSync(join(root, 'dist'), built, { recursive: true });

const { build } = await import('esbuild');
await build({
  absWorkingDir: root,
  entryPoints: [
    'bench/main.ts',
    'bench/readers/*.ts',
    'bench/sheets/*.ts',
    'bench/writers/*.ts',
    'bench/duckdb/check-process.ts',
  ],
  entryNames: '[name]',
  outdir: built,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
await import(pathToFileURL(join(built, 'main.js')).href);
