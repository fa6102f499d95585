import { expect, test } from 'vitest';
import type { FieldName } from '#src/registry/fields.ts';
import { isSameMeaning, meaningOfClass } from './meaning.ts';

const HINTS = { today: '2025-03-20', schoolKind: '211' } as const;

test.each<[FieldName, string, string]>([
  ['sex', '男', '1'],
  ['birthDate', '20150312', '2015年3月12日'],
  ['birthDate', '2015/3/12', '2015-03-12 0:00:00'],
  ['entryMonth', '202109', '2021年9月'],
  ['ethnicity', '汉', '01'],
  ['idNumber', '41132320150312991x', ' 41132320150312991X'],
  ['nationalNumber', 'g411323201503129914', 'G411323201503129914'],
  ['guardian1.phone', '138 3770 0001', '13837700001'],
  ['householdRegion', '411323', '411323000000'],
  ['grade', '四年级', '小学四年级'],
  ['grade', '2021级', '14'],
  ['className', '四（1）班', '01'],
  ['className', '十二班', '12'],
  ['schoolDistanceKm', '1500米', '1.5'],
  ['currentAddress', '丁河镇简村３组', '丁河镇简村3组'],
  ['name', '阿依古丽•买买提', '阿依古丽·买买提'],
  ['entryMode', '其他', '其他'],
])('%s written %j and %j says one thing', (field, one, other) => {
  expect(isSameMeaning(field, one, other, HINTS)).toBe(true);
});

test.each<[FieldName, string, string]>([
  ['sex', '男', '女'],
  ['birthDate', '20150312', '20150321'],
  ['phone', '13837700001', '13837700002'],
  ['householdRegion', '411323', '411323101202'],
  ['className', '1', '2'],
  ['currentAddress', '丁河镇简村3组', '丁河镇简村4组'],
  ['name', '张小明', '张晓明'],
  ['phone', '13837700001', ''],
])('%s written %j and %j says two things', (field, one, other) => {
  expect(isSameMeaning(field, one, other, HINTS)).toBe(false);
});

test('a class is its number however it is written, and a named class is its name', () => {
  expect(['1', '01', '1班', '四年级1班', '四(1)班', '一班', '（1）班', '2021级1班'].map(meaningOfClass)).toEqual(
    Array.from({ length: 8 }, () => '1'),
  );
  expect(['十', '二十', '二十三班'].map(meaningOfClass)).toEqual(['10', '20', '23']);
  expect(meaningOfClass('阳光班')).toBe(meaningOfClass('阳光'));
  expect(meaningOfClass('阳光班')).not.toBe(meaningOfClass('月亮班'));
});
