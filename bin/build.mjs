// Bundles the command line, the processes beside it and the screens into dist/. Node 20 cannot run TypeScript by itself.
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildManual } from './manual.mjs';
import { openapiTypes } from './openapi-types.mjs';
import { buildWeb } from './web.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

const fresh = join(root, `dist.${process.pid}`);
try {
  await bundle();
  await openapiTypes(join(fresh, 'cli.js'));
  await buildWeb(fresh, dist);
  buildManual(join(fresh, 'web'));
  takeOver();
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/app/cli.ts',
      reader: 'src/app/reader.ts',
      'evidence-reader': 'src/app/evidence-reader.ts',
      inspector: 'src/app/inspector.ts',
      'page-reader': 'src/app/page-reader.ts',
      typesetter: 'src/app/typesetter.ts',
      'sheet-typesetter': 'src/app/sheet-typesetter.ts',
    },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  chmodSync(join(root, 'bin/renji'), 0o755);
}

/** The old build serves until the new one is whole, so that a program started meanwhile finds one or the other. */
function takeOver() {
  const stale = `${fresh}.stale`;
  if (existsSync(dist)) renameSync(dist, stale);
  renameSync(fresh, dist);
  rmSync(stale, { recursive: true, force: true });
}
