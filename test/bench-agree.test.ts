import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare } from '../bench/duckdb/agree.ts';
import { checkWithDuckDB } from '../bench/duckdb/check.ts';
import { COMPARED_CODES } from '../bench/duckdb/statements.ts';
import { withOddCells } from './odd-cells.ts';

const folder = mkdtempSync(join(tmpdir(), 'renji-agree-'));
const county = join(folder, 'county', 'roster.csv');

beforeAll(() => {
  const plan = ['--pupils', '3000', '--seed', '11', '--errors', '0.5', '--format', 'csv'];
  renji('generate', ...plan, '--out', join(folder, 'county'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the rules said again in SQL find the same rows of a badly broken county, every one of them some', async () => {
  const { codes, disagreements } = await checkByBoth(county);
  expect(disagreements).toEqual([]);
  expect(COMPARED_CODES.length).toBeGreaterThanOrEqual(25);
  expect(COMPARED_CODES.filter((code) => !codes.has(code))).toEqual([]);
});

test('and of rows in which anything may stand anywhere', async () => {
  const [header = '', ...rows] = readFileSync(county, 'utf8').split('\r\n').filter(Boolean);
  const odd = withOddCells(
    rows.slice(0, 1000).map((row) => row.split(',')),
    5,
  );
  const path = join(folder, 'odd.csv');
  writeFileSync(path, [header, ...odd.map((row) => row.map(escaped).join(','))].join('\r\n'));
  const { agreed, disagreements } = await checkByBoth(path);
  expect(disagreements).toEqual([]);
  expect(agreed).toBeGreaterThan(3000);
});

async function checkByBoth(roster: string) {
  renji('check', roster, '--json');
  const findings = join(folder, 'findings.csv');
  await checkWithDuckDB({ roster, findings, today: 20250320 });
  return compare(join(folder, 'check.json'), findings);
}

/** The commands live on the county's day; what they print goes to a file of the command's name. */
function renji(...args: string[]): void {
  const printed = openSync(join(folder, `${args[0]}.json`), 'w');
  const stdio = ['ignore', printed, 'inherit'] as const;
  execFileSync(process.execPath, ['bin/renji', ...args, '--today', '2025-03-20'], { stdio: [...stdio] });
  closeSync(printed);
}

function escaped(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
