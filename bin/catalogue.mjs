// Writes what the documents show of the program: the catalogues of rules, procedures and permissions, printed by their declarations, and
// the program's own answers in the manual. Node 20 cannot run TypeScript by itself, so the two writers are bundled first.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'renji-catalogue-'));

try {
  execFileSync(process.execPath, [join(root, 'bin/build.mjs')], { stdio: 'inherit' });
  const {
    rulesCatalogue,
    RULE_BOOK,
    PRESENCE_RULES,
    permissionsCatalogue,
    proceduresCatalogue,
    answerIn,
    withAnswers,
  } = await bundled();
  write('docs/catalogue/rules.md', rulesCatalogue(RULE_BOOK, PRESENCE_RULES));
  write('docs/catalogue/permissions.md', permissionsCatalogue());
  write('docs/catalogue/procedures.md', proceduresCatalogue());
  const answer = answerIn(root, folder);
  for (const page of readdirSync(join(root, 'docs/manual')).filter((name) => name.endsWith('.md'))) {
    const path = `docs/manual/${page}`;
    write(path, withAnswers(readFileSync(join(root, path), 'utf8'), answer));
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function bundled() {
  const outfile = join(folder, 'writers.mjs');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        export { rulesCatalogue } from './src/quality/catalogue.ts';
        export { permissionsCatalogue } from './src/organization/catalogue.ts';
        export { proceduresCatalogue } from './src/procedures/catalogue.ts';
        export { PRESENCE_RULES, RULE_BOOK } from './src/quality/rules/index.ts';
        export { answerIn, withAnswers } from './test/terminal-answers.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
