import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aNumber, CHILD, PLACE } from '#test/a-child.ts';
import { codesOf, effectOf } from '#test/an-application.ts';
import { played } from '#test/played.ts';
import { schoolingAcrossProvincesAfterGraduation as procedure } from './schooling-across-provinces-after-graduation.ts';
import { yearlyWindows } from './yearly-windows.ts';

const idNumber = aNumber('420302', '20120506', 2);
const ANSWERS = {
  ...{ ...CHILD, ...PLACE, birthDate: '20120506', idNumber, nationalNumber: `G${idNumber}` },
  ...{ graduated: 'primary-6', fromPlace: '湖北省十堰市', fromSchool: '十堰市车城路小学' },
  ...{ reason: '父母在本县务工', grade: '初中一年级', entryMonth: '202409' },
};
const on = (today: `${number}-${string}-${string}`) => ({
  record: undefined,
  facts: {
    today,
    frozen: yearlyWindows(Number(today.slice(0, 4))).filter(({ procedures }) => procedures.includes(procedure.id)),
  },
});

test('school and county here, the place of graduation in the national system, and 调档 closes it', () => {
  expect(codesOf(procedure, ANSWERS, on('2025-03-20'))).toEqual([]);
  expect(played(procedure)).toEqual([
    '转入学校审核：head',
    '转入地县局审核：county',
    '毕业地教育部门核办：系统外，登记人 registrar',
    '转入学校调档：系统外，登记人 registrar',
    'done',
  ]);
  expect(effectOf(procedure, ANSWERS, on('2025-03-20')).kind).toBe('open');
});

test.each([
  ['2025-02-28', ['frozen']],
  ['2025-03-01', []],
  ['2025-05-31', []],
  ['2025-06-01', ['frozen']],
  ['2025-08-14', ['frozen']],
  ['2025-08-15', []],
  ['2025-12-14', []],
  ['2025-12-15', ['frozen']],
  ['2028-02-29', ['frozen']],
  ['2028-03-01', []],
] as const)('8.15—12.14、3.1—5.31: on %s one meets %j', (today, codes) => {
  expect(codesOf(procedure, ANSWERS, on(today))).toEqual(codes);
});

test('小学六年级 only after five years of primary school', () => {
  const codes = (graduated: string, grade: string) =>
    codesOf(procedure, { ...ANSWERS, graduated, grade }, on('2025-03-20'));
  expect(codes('primary-6', '小学六年级')).toEqual(['entry-grade']);
  expect(codes('primary-5', '小学六年级')).toEqual([]);
  expect(codes('primary-5', '初中一年级')).toEqual([]);
  expect(codes('junior', '初中一年级')).toEqual(['entry-grade']);
  expect(codes('junior', '高中一年级')).toEqual([]);
});

test('姓名不得含空格: the other province’s system would not find the child', () => {
  expect(codesOf(procedure, { ...ANSWERS, name: '李 小雨' }, on('2025-03-20'))).toEqual(['name-characters']);
});

test('学籍号 begins with G, L or J and has 19 characters', () => {
  expect(codesOf(procedure, { ...ANSWERS, nationalNumber: idNumber }, on('2025-03-20'))).toEqual(['national-number']);
});

test('a primary school takes no graduate into junior high', () => {
  const { facts } = on('2025-03-20');
  const primary = { record: undefined, facts: { ...facts, stages: { receiving: stagesOf('211') } } };
  expect(codesOf(procedure, ANSWERS, primary)).toEqual(['no-such-grade']);
});
