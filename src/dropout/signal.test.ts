import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SUSPECTED_DROPOUT } from './signal.ts';

test('the rule is what the county wrote', () => {
  const { code, title, dimension, severity } = SUSPECTED_DROPOUT;
  const line = readFileSync('test/authority/rules.csv', 'utf8')
    .split('\n')
    .map((each) => each.split(','))
    .find(([known]) => known === code);
  expect(line?.slice(1, 4)).toEqual([title, dimension, severity]);
});
