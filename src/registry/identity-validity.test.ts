import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readValidity } from './identity-validity.ts';

test.each([
  '20100601-20200601',
  '2010.06.01-2020.06.01',
  '2010-06-01-2020-06-01',
  '2010/6/1—2020/6/1',
  '2010年6月1日至2020年6月1日止',
  ' ２０１００６０１－２０２００６０１ ',
])('%s ends on 1 June 2020', (text) => expect(readValidity(text)).toBe('2020-06-01'));

test.each(['长期', '20100601-长期', '2010.06.01-长期有效'])('%s never ends', (text) =>
  expect(readValidity(text)).toBe('permanent'),
);

test.each(['', '20200601', '十年', '20100601-20200631', '2010-2020'])('of “%s” nobody knows', (text) =>
  expect(readValidity(text)).toBeUndefined(),
);

test('no cell, whatever is in it, stops the reader', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => readValidity(text)).not.toThrow();
    }),
  );
});
