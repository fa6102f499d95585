import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { countyOf } from '../data.ts';

/** More pupils than one county has: the second county's children are strangers to the first. */
const TWO_COUNTIES = 160_000;

/**
 * A roster of so many children that the register does not know yet, handed to its schools in turn; made once. The CSV of
 * the generator quotes nothing before its first two columns, which a plain cut relies on.
 */
export async function rosterOfStrangers(rows: number, schoolCodes: readonly string[]): Promise<string> {
  const path = join('bench/data', `strangers-${rows}-${schoolCodes.length}.csv`);
  if (existsSync(path)) return path;
  const lines = createInterface({
    input: createReadStream(countyOf(TWO_COUNTIES)),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const out = createWriteStream(`${path}.unfinished`);
  const given = new Map<string, string>();
  let at = -1;
  for await (const line of lines) {
    at += 1;
    if (at === 0) out.write(`${line}\n`);
    if (at <= TWO_COUNTIES / 2) continue;
    const school = line.slice(0, line.indexOf(','));
    const code = given.get(school) ?? schoolCodes[given.size % schoolCodes.length] ?? school;
    given.set(school, code);
    out.write(`${code}${line.slice(school.length)}\n`);
    if (at === TWO_COUNTIES / 2 + rows) break;
  }
  await new Promise((resolve) => out.end(resolve));
  renameSync(`${path}.unfinished`, path);
  return path;
}
