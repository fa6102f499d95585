import { expect, test } from 'vitest';
import { isAccount, maskedPhone, objectionsToOffice, objectionsToPhone } from './person.ts';
import type { Unit } from './unit.ts';

const county: Unit = {
  county: '411323',
  id: 'county',
  kind: 'county',
  name: '西峡县',
  code: '411323',
  path: '/41/4113/411323',
  since: '2010-09-01',
  revision: 1,
};
const school: Unit = { ...county, id: 'school', kind: 'school', name: '丁河镇中心小学' };
const codes = (...asked: Parameters<typeof objectionsToOffice>) => objectionsToOffice(...asked).map(({ code }) => code);

test('whoever keeps the accounts of a county, or reads its audit, holds nothing else', () => {
  expect(codes('auditor', county, [])).toEqual([]);
  expect(codes('auditor', county, [{ office: 'county-admin', unit: 'county' }])).toEqual(['held-alone']);
  expect(codes('county', county, [{ office: 'county-admin', unit: 'county' }])).toEqual(['held-alone']);
  expect(codes('county-admin', county, [{ office: 'registrar', unit: 'school' }])).toEqual(['held-alone']);
});

test('a registrar may keep two schools, but not one of them twice', () => {
  expect(codes('registrar', school, [{ office: 'registrar', unit: 'other' }])).toEqual([]);
  expect(codes('registrar', school, [{ office: 'registrar', unit: 'school' }])).toEqual(['held-already']);
});

test('an office is held where it belongs, at a unit that stands', () => {
  expect(codes('registrar', county, [])).toEqual(['wrong-unit']);
  expect(codes('head', { ...school, until: '2024-09-01' }, [])).toEqual(['unit-closed']);
});

test('an account is made of what every keyboard has', () => {
  expect(['li.laoshi', 'abc', '411323-01'].map(isAccount)).toEqual([true, true, true]);
  expect(['ab', 'Li', '李老师', 'a b c', 'x'.repeat(33)].map(isAccount)).toEqual([false, false, false, false, false]);
});

test('a phone number shows its ends only', () => {
  expect(maskedPhone('13837700001')).toBe('1*********1');
  expect(objectionsToPhone('1383770')).toEqual([]);
  expect(objectionsToPhone('138377')).toHaveLength(1);
});
