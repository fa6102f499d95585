import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compare } from '../bench/duckdb/agree.ts';
import { checkWithDuckDB } from '../bench/duckdb/check.ts';
import { COMPARED_CODES } from '../bench/duckdb/statements.ts';

const folder = mkdtempSync(join(tmpdir(), 'renji-agree-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the rules said again in SQL find the same rows of a county broken as the program does', async () => {
  const county = join(folder, 'county');
  renji('generate', '--pupils', '3000', '--seed', '11', '--errors', '0.5', '--format', 'csv', '--out', county);
  const roster = join(county, 'roster.csv');
  renji('check', roster, '--json');
  await checkWithDuckDB({ roster, findings: join(folder, 'findings.csv'), today: 20250320 });
  const { codes, disagreements } = compare(join(folder, 'check.json'), join(folder, 'findings.csv'));
  expect(disagreements).toEqual([]);
  expect(COMPARED_CODES.length).toBeGreaterThanOrEqual(25);
  expect(COMPARED_CODES.filter((code) => !codes.has(code))).toEqual([]);
});

/** Both commands live on the county's day; what they print goes to a file of the command's name. */
function renji(...args: string[]): void {
  const printed = openSync(join(folder, `${args[0]}.json`), 'w');
  execFileSync(process.execPath, ['bin/renji', ...args, '--today', '2025-03-20'], {
    stdio: ['ignore', printed, 'inherit'],
  });
  closeSync(printed);
}
