import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { countyOf } from '../data.ts';

/** More pupils than one county has: the second county's children are strangers to the first. */
const TWO_COUNTIES = 160_000;

/** One upload takes twenty megabytes a file. */
const ROWS_PER_FILE = 15_000;

/**
 * Rosters of so many children that the register does not know yet, handed to its schools in turn; made once. The generator
 * quotes nothing in its first column, which a plain cut relies on.
 */
export async function rostersOfStrangers(rows: number, schoolCodes: readonly string[]): Promise<readonly string[]> {
  const paths = Array.from({ length: Math.ceil(rows / ROWS_PER_FILE) }, (_, part) =>
    join('bench/data', `strangers-${rows}-${schoolCodes.length}-${part + 1}.csv`),
  );
  if (paths.every((path) => existsSync(path))) return paths;
  const lines = createInterface({
    input: createReadStream(countyOf(TWO_COUNTIES)),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const parts = paths.map((): string[] => []);
  const given = new Map<string, string>();
  let header = '';
  let at = -1;
  for await (const line of lines) {
    at += 1;
    if (at === 0) header = line;
    if (at <= TWO_COUNTIES / 2) continue;
    const school = line.slice(0, line.indexOf(','));
    const code = given.get(school) ?? schoolCodes[given.size % schoolCodes.length] ?? school;
    given.set(school, code);
    parts[Math.floor((at - TWO_COUNTIES / 2 - 1) / ROWS_PER_FILE)]?.push(`${code}${line.slice(school.length)}`);
    if (at === TWO_COUNTIES / 2 + rows) break;
  }
  for (const [part, path] of paths.entries()) writeFileSync(path, [header, ...(parts[part] ?? []), ''].join('\n'));
  return paths;
}
