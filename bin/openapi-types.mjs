// Types the browser's client from the document the server prints, so that neither can say what the other does not know.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const types = join(root, 'src/web/openapi.d.ts');

/** Writes `src/web/openapi.d.ts` from what the command line answers to `openapi`; leaves it alone when nothing is new. */
export async function openapiTypes(cli) {
  const text = await typesOf(JSON.parse(execFileSync(process.execPath, [cli, 'openapi'], OPTIONS)));
  if (existsSync(types) && readFileSync(types, 'utf8') === text) return;
  writeFileSync(`${types}.${process.pid}`, text);
  renameSync(`${types}.${process.pid}`, types);
}

const OPTIONS = { encoding: 'utf8', maxBuffer: 64 << 20 };

async function typesOf(document) {
  const { default: openapiTypescript, astToString } = await import('openapi-typescript');
  return astToString(await openapiTypescript(document));
}
