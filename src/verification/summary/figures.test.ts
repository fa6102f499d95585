import { expect, test } from 'vitest';
import { LINE_COUNTS, NOTHING_COUNTED } from '../ledger/line-counts.ts';
import { addFigures, countsOf, EVERY_FIGURE, EVERY_SECTION, MORE_FIGURES, SECTIONS, titleOfFigure } from './figures.ts';

test('in no table two columns are called the same', () => {
  for (const section of EVERY_SECTION) {
    const titles = SECTIONS[section].columns.map((column) => titleOfFigure(column));
    expect(new Set(titles).size).toBe(titles.length);
  }
});

test('every figure beside the ledger’s own stands in a table', () => {
  const shown = EVERY_SECTION.flatMap((section): readonly string[] => SECTIONS[section].columns);
  expect(Object.keys(MORE_FIGURES).filter((name) => !shown.includes(name))).toEqual([]);
});

test('a figure of lines counts what its filter says', () => {
  expect(countsOf('unsettled')).toEqual({ of: 'lines', filter: LINE_COUNTS.unsettled.filter });
  expect(countsOf('problemDeleted')).toEqual({
    of: 'lines',
    filter: { problem: 'any', handling: 'deleted', gone: true },
  });
});

test('figures are added one by one, and what nobody asked for stays away', () => {
  const one = { ...NOTHING_COUNTED, roll: 3, keyDone: 1 };
  const sum = addFigures(one, { ...NOTHING_COUNTED, roll: 4, keyDone: 2 });
  expect([sum.roll, sum.keyDone, sum.present]).toEqual([7, 3, undefined]);
  expect(EVERY_FIGURE).toContain('present');
});
