import { expect, test } from 'vitest';
import { soughtIn } from './sought.ts';

test.each([
  ['小明', { is: 'words', words: '小明' }],
  ['zxm', { is: 'words', words: 'zxm' }],
  ['003x', { is: 'last4', last4: '003x' }],
  ['12', { is: 'words', words: '12' }],
  ['4113232015 0312 9914', { is: 'number', number: '411323201503129914' }],
  ['G411323201503129914', { is: 'number', number: 'G411323201503129914' }],
  ['41132319890721992X', { is: 'number', number: '41132319890721992X' }],
  ['13837700001', { is: 'number', number: '13837700001' }],
])('输入“%s”', (typed, expected) => {
  expect(soughtIn(typed)).toEqual(expected);
});
