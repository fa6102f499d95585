import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS, type FieldName } from '#src/registry/fields.ts';
import { fieldOfHeading, isIgnored, readHeading } from './heading.ts';
import { NATIONAL_TEMPLATE, ROSTER_EXPORT } from './template.ts';

describe('a heading is understood as rosters write it', () => {
  test.each<[string, FieldName]>([
    ['*姓名', 'name'],
    ['姓名★', 'name'],
    ['☆ 姓　名 ☆', 'name'],
    ['学生姓名', 'name'],
    ['学生姓名：', 'name'],
    ['1.姓名', 'name'],
    ['（2）姓名', 'name'],
    ['③姓名', 'name'],
    ['二、姓名', 'name'],
    ['姓名（必填）', 'name'],
    ['姓名[必填]', 'name'],
    ['【必填】姓名', 'name'],
    ['姓名必填', 'name'],
    ['＃性别', 'sex'],
    ['性别（男/女）', 'sex'],
    ['出生\n日期', 'birthDate'],
    ['出生日期(格式：YYYYMMDD)', 'birthDate'],
    ['出生日期（YYYYMMDD）', 'birthDate'],
    ['出生日期（如20150312）', 'birthDate'],
    ['出生年月日', 'birthDate'],
    ['出生地', 'birthplaceCode'],
    ['出生地（行政区划代码）', 'birthplaceCode'],
    ['出生地行政区划代码（12位）', 'birthplaceCode'],
    ['国籍（地区）', 'nationality'],
    ['国籍／地区', 'nationality'],
    ['证件类型', 'idType'],
    ['身份证件类型', 'idType'],
    ['证件号码', 'idNumber'],
    ['身份证号', 'idNumber'],
    ['身份证号（18位）', 'idNumber'],
    ['身份证件号码', 'idNumber'],
    ['学生身份证号码', 'idNumber'],
    ['港澳台侨外*', 'hkmotwOverseas'],
    ['户口所在地（行政区划）', 'householdRegion'],
    ['户口所在地行政区划代码', 'householdRegion'],
    ['户口所在地﹙行政区划代码﹚', 'householdRegion'],
    ['户口类别', 'householdType'],
    ['户口性质类型', 'householdType'],
    ['年级名称', 'grade'],
    ['班级（班号）', 'className'],
    ['班级名称', 'className'],
    ['学籍号', 'nationalNumber'],
    ['全国学籍号', 'nationalNumber'],
    ['学籍编号', 'nationalNumber'],
    ['个人标识码', 'nationalNumber'],
    ['学校', 'schoolName'],
    ['学校名称', 'schoolName'],
    ['学籍状态', 'recordStatus'],
    ['学生状态', 'recordStatus'],
    ['在校状态', 'recordStatus'],
    ['学生当前状态', 'recordStatus'],
    ['学生来源', 'studentSource'],
    ['上下学距离（公里）', 'schoolDistanceKm'],
    ['上下学距离(KM)', 'schoolDistanceKm'],
    ['上下学交通方式', 'travelMode'],
    ['残疾人类型', 'disability'],
    ['邮编', 'postcode'],
    ['成员1姓名', 'guardian1.name'],
    ['成员一姓名', 'guardian1.name'],
    ['家庭成员1姓名', 'guardian1.name'],
    ['家庭成员2-姓名', 'guardian2.name'],
    ['家庭成员或监护人一姓名', 'guardian1.name'],
    ['家庭成员或监护人信息二：姓名', 'guardian2.name'],
    ['家庭成员或监护人信息一户口所在地（行政区划）', 'guardian1.householdRegion'],
    ['监护人1姓名', 'guardian1.name'],
    ['监护人2与学生关系', 'guardian2.relation'],
    ['第二监护人联系电话', 'guardian2.phone'],
    ['姓名（成员2）', 'guardian2.name'],
    ['成员2是否监护人', 'guardian2.isGuardian'],
    ['监护人电话', 'guardian1.phone'],
  ])('%j is %s', (heading, field) => {
    expect(fieldOfHeading(heading)).toBe(field);
  });
});

describe('a heading that may be somebody else’s cell is not guessed', () => {
  test.each([
    '父亲姓名',
    '母亲电话',
    '姓名（父亲）',
    '联系电话（班主任）',
    '班主任姓名',
    '校长姓名',
    '姓名变更前',
    '身份证号后六位',
    '学校名称（转出）',
    '成员3姓名',
    '备注',
    '',
    '（必填）',
  ])('%j', (heading) => {
    expect(fieldOfHeading(heading)).toBeUndefined();
  });
});

test('what an earlier report added, and running numbers, are passed over', () => {
  expect(['核查问题', '序号', '序 号', 'No.'].map(isIgnored)).toEqual([true, true, true, true]);
  expect(isIgnored('备注')).toBe(false);
});

test('a member nobody numbered is less sure than one that has a number', () => {
  expect(readHeading('监护人姓名')?.certainty).toBe('unnumbered');
  expect(readHeading('监护人1姓名')?.certainty).toBe('wording');
  expect(readHeading('成员1姓名')?.certainty).toBe('title');
});

test.each(FIELDS.map(({ name, title }) => [title, name]))('the card’s title %s is its own field', (title, name) => {
  expect(fieldOfHeading(title)).toBe(name);
});

test.each(ROSTER_EXPORT.map(({ heading, field }) => [heading, field]))(
  'the template’s %s is its own field',
  (heading, field) => {
    expect(fieldOfHeading(heading)).toBe(field);
  },
);

test('the national template has 71 columns, each field once, and no grade', () => {
  expect(NATIONAL_TEMPLATE.length).toBe(71);
  expect(new Set(NATIONAL_TEMPLATE.map(({ field }) => field)).size).toBe(71);
  expect(NATIONAL_TEMPLATE.some(({ field }) => field === 'grade')).toBe(false);
  expect(new Set(ROSTER_EXPORT.map(({ field }) => field)).size).toBe(80);
});

test('marks, spaces, hints and width never change what a heading of the template means', () => {
  const decoration = fc.record({
    column: fc.constantFrom(...ROSTER_EXPORT),
    before: fc.constantFrom('', '*', '★', '☆ ', '＊', '#', '12.', '3、', '（4）', '【必填】', ' '),
    after: fc.constantFrom('', '*', '：', ':', '（必填）', '(选填)', '\n', '　', '★', '[必填]', '*（必填）'),
    gap: fc.constantFrom('', ' ', '　', '\n'),
    wide: fc.boolean(),
  });
  fc.assert(
    fc.property(decoration, ({ column, before, after, gap, wide }) => {
      const spread = [...column.heading].join(gap);
      const decorated = `${before}${wide ? spread : narrow(spread)}${after}`;
      expect(fieldOfHeading(decorated)).toBe(column.field);
    }),
  );
});

function narrow(text: string): string {
  return text.replaceAll('（', '(').replaceAll('）', ')');
}
