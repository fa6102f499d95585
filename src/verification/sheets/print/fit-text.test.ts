import { expect, test } from 'vitest';
import { cellShapeOf } from '#src/registry/cells.ts';
import { fitted } from './fit-text.ts';
import { GROUP_BOXES } from './page-geometry.ts';

const MM = 25.4 / 72;

/** As long as the register takes, and no longer than a family writes in a cell of a few words. */
const longest = (wide: number, most = 200) => Math.min(most, wide > 50 ? 200 : wide > 30 ? 60 : 24);

test('the longest text of each cell lies within its box, and can be read', () => {
  for (const { cell, value } of GROUP_BOXES.flatMap(({ cells }) => cells)) {
    const count = longest(value.width, cellShapeOf(cell.name).longest);
    const lines = fitted('长'.repeat(count), value, { size: 8.5 });
    expect(lines.map(({ text }) => text).join('')).toHaveLength(count);
    for (const { x, y, size, text } of lines) {
      expect(size).toBeGreaterThanOrEqual(3.4);
      expect(x + text.length * size * MM).toBeLessThanOrEqual(value.x + value.width + 0.01);
      expect(y - size * MM * 0.9).toBeGreaterThanOrEqual(value.y - 0.3);
      expect(y).toBeLessThanOrEqual(value.y + value.height);
    }
  }
});

test('an address of sixty characters stands in two lines of a readable size', () => {
  const address = GROUP_BOXES.flatMap(({ cells }) => cells).find(({ cell }) => cell.name === 'homeAddress')?.value;
  if (address === undefined) throw new Error('no address on the sheet');
  const lines = fitted('河南省南阳市西峡县丁河镇'.repeat(5), address, { size: 8.5 });
  expect(lines).toHaveLength(2);
  expect(lines[0]?.size).toBeGreaterThanOrEqual(6);
});

test('a number is not torn apart where a word can go to the next line', () => {
  const box = { x: 0, y: 0, width: 30, height: 12 };
  const lines = fitted('丁河镇简村三组门牌12345678号院东侧第二户', box, { size: 8.5 });
  expect(lines.some(({ text }) => text.includes('12345678'))).toBe(true);
});
