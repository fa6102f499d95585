import { expect, test } from 'vitest';
import { NOTHING_COUNTED } from '../ledger/line-counts.ts';
import { behind, type UnitSummary } from './campaign-summary.ts';

function school(name: string, roll: number, unsettled: number): UnitSummary {
  return { path: `/41/4113/411323/${name}`, name, kind: 'school', counts: { ...NOTHING_COUNTED, roll, unsettled } };
}
const names = (rows: readonly UnitSummary[]) => rows.map(({ name }) => name);

test('who has nothing left to do is not behind', () => {
  expect(behind([school('a', 500, 0), school('b', 0, 0)])).toEqual([]);
});

test('the larger share that is left stands first', () => {
  expect(names(behind([school('a', 500, 50), school('b', 500, 200), school('c', 500, 100)]))).toEqual(['b', 'c', 'a']);
});

test('one family of a village school of three does not stand above a third of a large school', () => {
  expect(names(behind([school('village', 3, 1), school('town', 900, 300)]))).toEqual(['town', 'village']);
});

test('a village school that has not begun stands above a large one that is nearly done', () => {
  expect(names(behind([school('town', 900, 60), school('village', 12, 12)]))).toEqual(['village', 'town']);
});
