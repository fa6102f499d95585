import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { TODAY } from '../world.ts';

const folder = mkdtempSync(join(tmpdir(), 'renji-threads-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly findings: readonly { readonly row: number; readonly code: string; readonly message: string }[];
  readonly tallies: readonly unknown[];
}

const renji = (...args: readonly string[]) =>
  execFileSync(process.execPath, ['bin/renji', ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });

test('threads that share a register, in pieces and with the pairs between them, say what one alone says', () => {
  renji('generate', '--pupils', '12000', '--seed', '3', '--errors', '0.08', '--format', 'csv', '--out', folder);
  const roster = readdirSync(folder).find((name) => name.endsWith('.csv') && name.includes('roster')) ?? '';
  const checkedBy = (threads: string): Answer => {
    const { findings, tallies } = JSON.parse(
      renji('check', join(folder, roster), '--json', '--today', TODAY, '--threads', threads),
    ) as Answer; // the contract of `check --json`
    return { findings: findings.toSorted(inOrder), tallies };
  };
  const alone = checkedBy('1');
  expect(alone.findings.length).toBeGreaterThan(1000);
  expect(checkedBy('2')).toEqual(alone);
  expect(checkedBy('3')).toEqual(alone);
});

function inOrder(one: Answer['findings'][number], other: Answer['findings'][number]): number {
  return one.row - other.row || (one.code + one.message < other.code + other.message ? -1 : 1);
}
