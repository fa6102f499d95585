import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVERY_FIGURE, figureShape } from './figures.ts';
import { WATCH_RULES } from './watch-rules.ts';

const WRITTEN = readFileSync('test/authority/rules.csv', 'utf8')
  .split('\n')
  .map((line) => line.split(','));

test('each is what the county wrote, and none of the county is missing', () => {
  expect(WATCH_RULES.map(({ code }) => code)).toEqual(
    WRITTEN.map(([code = '']) => code).filter((code) => code.startsWith('TM-')),
  );
  for (const { code, title, dimension, severity } of WATCH_RULES) {
    expect(WRITTEN.find(([known]) => known === code)?.slice(1, 4)).toEqual([title, dimension, severity]);
  }
});

test('every one of them is a figure on the board, shown with its code', () => {
  const shown = EVERY_FIGURE.flatMap((key) => figureShape(key).rule ?? []);
  expect(WATCH_RULES.map(({ code }) => code).filter((code) => !shown.includes(code))).toEqual([]);
});
