// Prints docs/catalogue/rules.md from the rules' own declarations.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const { outputFiles } = await build({
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
  platform: 'neutral',
  write: false,
  logLevel: 'warning',
});
const program = Buffer.from(outputFiles[0].contents).toString('base64');
const { rules } = await import(`data:text/javascript;base64,${program}`);

mkdirSync(join(root, 'docs/catalogue'), { recursive: true });
writeFileSync(join(root, 'docs/catalogue/rules.md'), rules);
console.log('docs/catalogue/rules.md');
