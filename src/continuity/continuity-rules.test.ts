import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONTINUITY_RULES } from './rules.ts';

const WRITTEN = readFileSync('test/authority/rules.csv', 'utf8')
  .split('\n')
  .map((line) => line.split(','));

test('each rule of continuity is what the county wrote', () => {
  for (const { code, title, dimension, severity } of Object.values(CONTINUITY_RULES)) {
    expect(WRITTEN.find(([known]) => known === code)?.slice(1, 4)).toEqual([title, dimension, severity]);
  }
});
