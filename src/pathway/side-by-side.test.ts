import { expect, test } from 'vitest';
import { sideBySide } from './side-by-side.ts';

const OWN = { name: '李小红', birthDate: '20150312', 'guardian1.name': '李建国', 'guardian1.phone': '13837710002' };

test('that the family agrees is said, what it is called and its number are not', () => {
  const lines = sideBySide(OWN, { ...OWN, idNumber: '41132320150312002X' });
  const of = (title: string) => lines.find((line) => line.title.includes(title));
  expect(of('姓名')).toEqual({ title: '姓名', own: '李小红', other: '李小红', same: true });
  expect(lines.map(({ other }) => other).join()).not.toMatch(/李建国|13837710002|41132320150312/);
  expect(lines.filter(({ same }) => same === true)).toHaveLength(4);
});

test('what one of the two does not say neither agrees nor differs', () => {
  const lines = sideBySide(OWN, { name: '李小红', 'guardian1.name': '李建军' });
  expect(lines.map(({ same }) => same)).toEqual([true, undefined, undefined, undefined, false, undefined, undefined]);
});
