import { expect, test } from 'vitest';
import { readSchoolCode } from './school-code.ts';

test('a school code is ten digits, in whatever width they were typed', () => {
  expect(readSchoolCode('2141000001')).toBe('2141000001');
  expect(readSchoolCode(' ２１４１０００００１ ')).toBe('2141000001');
});

test.each(['', '214100000', '21410000011', '2141OOOO01', '2.141E+09'])('“%s” is none', (text) =>
  expect(readSchoolCode(text)).toBeUndefined(),
);
