import { expect, test } from 'vitest';
import { LINE_COUNTS, NOTHING_COUNTED } from '../ledger/line-counts.ts';
import { countsOf, EVERY_SECTION, MORE_FIGURES, SECTIONS, sumOfFigures, titleOfFigure } from './figures.ts';

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

test('figures are added one by one, and what nobody counted stays away', () => {
  const sum = sumOfFigures([{ roll: 3, keyDone: 1 }, { roll: 4 }, { keyDone: 2 }]);
  expect([sum.roll, sum.keyDone, sum.left, sum.present]).toEqual([7, 3, 0, undefined]);
  expect(sumOfFigures([])).toEqual(NOTHING_COUNTED);
});
