import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FIELDS, titleOf } from '#src/registry/fields.ts';
import { textOf } from '#src/registry/student.ts';
import { aStudent, TODAY } from '../world.ts';

const folder = mkdtempSync(join(tmpdir(), 'renji-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly findings: readonly { readonly row: number; readonly code: string }[];
  readonly tallies: readonly { readonly code: string; readonly broken: number }[];
}

test('a tally counts the records that its findings name, also of rules about neighbours', () => {
  const path = join(folder, '名册.csv');
  const fields = FIELDS.map(({ name }) => name);
  const pupils = [aStudent(), aStudent({ name: '李小红' }), aStudent({ idNumber: '110105194912310021' })];
  const rows = [fields.map(titleOf), ...pupils.map((pupil) => fields.map((field) => textOf(pupil, field)))];
  writeFileSync(path, rows.map((cells) => cells.join(',')).join('\n'));

  const printed = execFileSync(process.execPath, ['bin/renji', 'check', path, '--json', '--today', TODAY]);
  const { findings, tallies } = JSON.parse(printed.toString('utf8')) as Answer; // the contract of `check --json`
  const named = (code: string) => new Set(findings.filter((finding) => finding.code === code).map(({ row }) => row));
  expect(tallies.map(({ code, broken }) => [code, broken])).toEqual(
    tallies.map(({ code }) => [code, named(code).size]),
  );
  expect([...named('DUP-01')].sort()).toEqual([2, 3]);
  expect([...named('ID-11')]).toEqual([4]);
});
