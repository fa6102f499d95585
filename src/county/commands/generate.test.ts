import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXls, readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generate } from './generate.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renji-county-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('one big CSV is the same bytes every time, and its labels name its rows', async () => {
  const made = await run('--pupils', '300', '--seed', '3', '--format', 'csv', '--out', join(folder, 'a'));
  expect(made).toEqual({ code: 0, err: '' });
  await run('--pupils', '300', '--seed', '3', '--format', 'csv', '--out', join(folder, 'b'));
  for (const name of ['roster.csv', 'labels.json', 'units.json', 'schools.csv']) {
    expect(readFileSync(join(folder, 'a', name)).equals(readFileSync(join(folder, 'b', name)))).toBe(true);
  }
  const lines = readFileSync(join(folder, 'a', 'roster.csv'), 'utf8')
    .trimEnd()
    .split('\r\n');
  const { records } = JSON.parse(readFileSync(join(folder, 'a', 'labels.json'), 'utf8'));
  expect(lines).toHaveLength(301);
  expect(records.map((record: { row: number }) => record.row)).toEqual(lines.slice(1).map((_, at) => at + 2));
});

test('without a format one half of the schools gets old workbooks and the other new ones', async () => {
  const out = join(folder, 'county');
  await run('--pupils', '600', '--errors', '0', '--out', out);
  const files = readdirSync(join(out, 'rosters'));
  let rows = 0;
  for (const file of files) {
    const bytes = readFileSync(join(out, 'rosters', file));
    const { sheets } = await (file.endsWith('.xls') ? readXls(bytes) : readXlsx(bytes));
    expect(sheets[0]?.rows[0]?.slice(0, 2)).toEqual(['学校标识码', '姓名']);
    expect(String(sheets[0]?.rows[1]?.[0])).toBe(file.slice(0, 10));
    rows += (sheets[0]?.rows.length ?? 0) - 1;
  }
  expect(rows).toBe(600);
  expect(new Set(files.map((file) => file.split('.').at(-1)))).toEqual(new Set(['xls', 'xlsx']));
});

test('a folder with something in it is left alone', async () => {
  writeFileSync(join(folder, '名册.xlsx'), '');
  const { code, err } = await run('--pupils', '10', '--out', folder);
  expect(code).toBe(2);
  expect(err).toContain('里已有文件');
  expect(readdirSync(folder)).toEqual(['名册.xlsx']);
});

test.each([
  [['--pupils', '0'], '--pupils'],
  [['--pupils', '20000001'], '--pupils'],
  [['--pupils', '1e3'], '--pupils'],
  [['--seed', '-'], '--seed'],
  [['--errors', '0.9'], '--errors'],
  [['--today', '2025-02-30'], '--today'],
  [['--format', 'pdf'], '--format'],
  [['--colour', 'red'], '写法不对'],
])('%j is refused in one sentence', async (argv, word) => {
  const { code, err } = await run(...argv, '--out', join(folder, 'county'));
  expect(code).toBe(2);
  expect(err).toContain(word);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test('a place where no folder can be made is refused', async () => {
  writeFileSync(join(folder, 'file'), '');
  const { code, err } = await run('--pupils', '10', '--out', join(folder, 'file', 'county'));
  expect(code).toBe(2);
  expect(err).toContain('不是文件夹');
});

async function run(...argv: readonly string[]): Promise<{ code: number; err: string }> {
  let err = '';
  const code = await generate.run(['--today', '2025-03-20', ...argv], {
    out: async () => undefined,
    err: (text) => {
      err += text;
    },
    isTerminal: false,
    showsProgress: false,
    width: 100,
  });
  return { code, err };
}
