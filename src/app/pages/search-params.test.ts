import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchText, searchValues } from './search-params.ts';

test('a shared address can be read by whoever gets it', () => {
  expect(searchText({ unit: '/41/4113/411323', grade: 'p2021', status: undefined, rule: '' })).toBe(
    '?unit=/41/4113/411323&grade=p2021',
  );
  expect(searchText({})).toBe('');
});

test('a code of digits stays a code and keeps its zeros', () => {
  expect(searchValues('?status=01')).toEqual({ status: '01' });
});

test('what a list was narrowed to comes back from its address as it was', () => {
  const texts = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: 'grapheme' }));
  fc.assert(
    fc.property(texts, (search) => {
      expect({ ...searchValues(searchText(search)) }).toEqual({ ...search });
    }),
  );
});
