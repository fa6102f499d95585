import { expect, test } from 'vitest';
import { cellShapeOf, isCellName, membersOf } from './cells.ts';
import { wayOf, whyNotEdited } from './editable.ts';
import { FIELDS } from './fields.ts';
import { filled } from './filled.ts';
import { KEY_FIELDS } from './record.ts';

test.each([
  ['attendanceMode', '2', '住校'],
  ['attendanceMode', '寄宿', '住校'],
  ['guardian3.relation', '父亲', '父亲'],
  ['entryMonth', '2021-9', '202109'],
  ['homeAddress', ' 丁河镇简村 ', '丁河镇简村'],
  ['schoolDistanceKm', '１.5', '1.5'],
  ['phone', '', ''],
] as const)('%s 填 %s，记作 %s', (name, typed, expected) => {
  expect(filled(name, typed)).toEqual({ text: expected });
});

test.each([
  ['attendanceMode', '走读生吧', '没有这一项'],
  ['guardian1.idType', '港澳居民居住证', '请从列表中选定'],
  ['entryMonth', '上个月', '六位数字'],
  ['householdRegion', '西峡', '6 位或 12 位'],
  ['nativePlace', '河'.repeat(41), '最多 40 个字'],
  ['homeAddress', '丁河镇\n简村', '换行'],
] as const)('%s 填 %s，退回并说明', (name, typed, because) => {
  expect(filled(name, typed)).toEqual({ wrong: expect.stringContaining(because) });
});

test('关键信息、系统字段和班级年级都不能直接改，并说明走什么业务', () => {
  for (const field of KEY_FIELDS) {
    expect(wayOf(field)).toBe('key');
    expect(whyNotEdited(field)).toContain('关键信息变更');
  }
  expect(whyNotEdited('className')).toContain('调班');
  expect(whyNotEdited('recordStatus')).toContain('异动');
  expect(whyNotEdited('nationalNumber')).toContain('全国学籍系统');
  expect(whyNotEdited('guardian1.idNumber')).toBeUndefined();
});

test('家庭成员不限两位，每位的每一项都有名称', () => {
  for (const { name, title } of FIELDS) expect(cellShapeOf(name).title).toBe(title);
  expect(cellShapeOf('guardian5.phone').title).toBe('成员5联系电话');
  expect([isCellName('guardian5.phone'), isCellName('guardian0.phone'), isCellName('guardian5.age')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(membersOf({ 'guardian1.name': '张', 'guardian2.name': '', 'guardian4.phone': '1' })).toEqual([1, 4]);
});
