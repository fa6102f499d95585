import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote } from './quote.ts';

test('a cell is repeated as it is, or cut short', () => {
  expect(quote(' 中班 ')).toBe('“中班”');
  expect(quote('河南省南阳市西峡县丁河镇简村三组')).toBe('“河南省南阳市西峡县丁河镇…”');
});

test('a number that slipped in from another column is not given away', () => {
  expect(quote('13837700001')).toBe('“1**********”');
  expect(quote('电138 3770 0001')).not.toContain('3770');
  fc.assert(
    fc.property(fc.stringMatching(/^\d{7,18}[\dX]$/), fc.string({ unit: 'binary' }), (number, around) => {
      expect(quote(around + number)).not.toContain(number);
    }),
  );
});
