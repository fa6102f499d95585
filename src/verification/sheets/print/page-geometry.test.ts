import { expect, test } from 'vitest';
import { SHEET_CELLS } from '../sheet-layout.ts';
import { GROUP_BOXES, LEFT, TABLE_BOTTOM, WIDTH } from './page-geometry.ts';

const BOXES = GROUP_BOXES.flatMap(({ cells }) => cells);

test('every cell of the sheet has its place on the page', () => {
  expect(BOXES.map(({ cell }) => cell.name)).toEqual(SHEET_CELLS.map(({ name }) => name));
});

test('no two boxes lie over each other, and every row goes to the right edge', () => {
  const all = BOXES.flatMap(({ title, value, blank }) => [title, value, blank]);
  for (const [at, one] of all.entries()) {
    expect(one.width).toBeGreaterThan(15);
    for (const other of all.slice(at + 1)) {
      const apart = one.y !== other.y || one.x + one.width <= other.x + 0.01 || other.x + other.width <= one.x + 0.01;
      expect(apart).toBe(true);
    }
  }
  for (const y of new Set(all.map((box) => box.y))) {
    const right = Math.max(...all.filter((box) => box.y === y).map((box) => box.x + box.width));
    expect(right).toBeCloseTo(LEFT + WIDTH, 2);
  }
});

test('below the table there is room for the problems and the signatures', () => {
  expect(TABLE_BOTTOM).toBeLessThan(240);
});
