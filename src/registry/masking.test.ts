import fc from 'fast-check';
import { expect, test } from 'vitest';
import { masked } from './masking.ts';

test('a number is shown by its first and last character', () => {
  expect(masked('411323201503129914')).toBe('4****************4');
  expect(masked(' 13837700001 ')).toBe('1*********1');
  expect(masked('7')).toBe('*');
});

test('nothing between is ever given away', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (number) => {
      const shown = [...masked(number)];
      expect(shown).toHaveLength([...number.trim()].length);
      expect(shown.slice(1, -1).every((character) => character === '*')).toBe(true);
    }),
  );
});
