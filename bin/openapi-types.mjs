// Types the browser's client from the document the server prints, so that neither can say what the other does not know.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const types = join(root, 'src/web/openapi.d.ts');

/** Until the server can print its document, every route is known and nothing is known of it. */
const UNKNOWN = `interface Anything {
  parameters: { query?: any; header?: any; path?: any; cookie?: any };
  requestBody?: { content: { 'application/json': any } };
  responses: { 200: { content: { 'application/json': any } }; 409: { content: { 'application/json': any } } };
}
export interface paths {
  [path: string]: { get: Anything; post: Anything; put: Anything; patch: Anything; delete: Anything };
}
`;

/** Writes `src/web/openapi.d.ts` from what the command line answers to `openapi`; leaves it alone when nothing is new. */
export async function openapiTypes(cli) {
  const { status, stdout } = spawnSync(process.execPath, [cli, 'openapi'], { encoding: 'utf8', maxBuffer: 64 << 20 });
  const text = status === 0 ? await typesOf(JSON.parse(stdout)) : UNKNOWN;
  if (existsSync(types) && readFileSync(types, 'utf8') === text) return;
  writeFileSync(`${types}.${process.pid}`, text);
  renameSync(`${types}.${process.pid}`, types);
}

async function typesOf(document) {
  const { default: openapiTypescript, astToString } = await import('openapi-typescript');
  return astToString(await openapiTypescript(document, { immutable: true }));
}
