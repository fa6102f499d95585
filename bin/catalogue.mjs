// Prints docs/catalogue/rules.md from the rules' own declarations. Node 20 cannot run TypeScript by itself.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'renji-catalogue-'));
const outfile = join(folder, 'catalogue.mjs');

try {
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        import { rulesCatalogue } from './src/quality/catalogue.ts';
        import { RULE_BOOK } from './src/quality/rules/index.ts';
        export const rules = rulesCatalogue(RULE_BOOK);`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  const { rules } = await import(pathToFileURL(outfile).href);
  mkdirSync(join(root, 'docs/catalogue'), { recursive: true });
  writeFileSync(join(root, 'docs/catalogue/rules.md'), rules);
  console.log('docs/catalogue/rules.md');
} finally {
  rmSync(folder, { recursive: true });
}
