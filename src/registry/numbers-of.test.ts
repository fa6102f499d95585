import { expect, test } from 'vitest';
import { isWithoutNumber } from './numbers-of.ts';

test.each(['', ' ', '无', '待办', '无身份证件号', '-', '0'])('“%s”不是证件号，这个孩子列入花名册', (idNumber) => {
  expect(isWithoutNumber({ idNumber })).toBe(true);
});

test('没有这一列，也就没有证件号', () => expect(isWithoutNumber({})).toBe(true));

test.each(['411323201503129914', 'E12345678', '４１１３２３２０１５０３１２９９１４', '4.1E+17', '411323201503129000'])(
  '“%s”是证件号，哪怕被表格弄坏了，也可以再要',
  (idNumber) => expect(isWithoutNumber({ idNumber })).toBe(false),
);
