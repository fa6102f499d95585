import { expect, test } from 'vitest';
import { linesOf } from './import-lines.ts';
import { type ImportFacts, planImport } from './import-plan.ts';
import type { Unit } from './unit.ts';

const county: Unit = {
  county: '411323',
  id: 'county',
  kind: 'county',
  name: '西峡县',
  code: '411323',
  path: '/41/4113/411323',
  since: '2000-01-01',
  revision: 1,
};
const facts: ImportFacts = {
  county,
  units: [
    {
      ...county,
      id: 'dinghe',
      kind: 'central-school',
      name: '丁河镇中心校',
      code: 'dinghe',
      path: '/41/4113/411323/dinghe',
    },
  ],
  accounts: new Map([
    ['zhou', { id: 'me', name: '周管理员', isSealed: false, held: [{ office: 'county-admin', unit: county.path }] }],
    ['qian', { name: '', isSealed: false, held: [] }],
  ]),
  importer: 'me',
  today: '2025-03-20',
  schoolKindOf: (text) => (text === '小学' ? '211' : undefined),
  classOf: (grade, className) =>
    grade === '四年级' ? { gradeCode: 'p2021', className, classCode: className } : undefined,
};
const UNITS = ['机构类别', '名称', '代码', '上级机构', '办学类型', '设立日期'];
const PEOPLE = ['姓名', '登录名', '联系电话', '岗位', '任职机构', '年级', '班级'];
const planOf = (...tables: string[][][]) => planImport(tables.flatMap(linesOf), facts);
const said = (...tables: string[][][]) =>
  planOf(...tables).lines.map(({ row, outcome, messages }) => [row, outcome, messages.join('')]);

test('a central school may be written below its schools, and they find it', () => {
  const plan = planOf([
    ['2025年机构名单'],
    UNITS,
    ['学校', '丹水镇中心小学', '2141000002', '丹水镇中心校', '小学', '2010-09-01'],
    [],
    ['中心校', '丹水镇中心校', 'danshui', '', '', '2010-09-01'],
  ]);
  expect(plan.lines.map(({ row, outcome }) => [row, outcome])).toEqual([
    [3, 'new'],
    [5, 'new'],
  ]);
  expect(plan.units.map(({ parent, code }) => `${parent}/${code}`)).toEqual([
    '/41/4113/411323/danshui',
    '/41/4113/411323/danshui/2141000002',
  ]);
});

test('a plain list of schools is a list of units', () => {
  expect(
    planOf([
      ['学校标识码', '学校名称', '办学类型'],
      ['2141000002', '丹水镇中心小学', '小学'],
    ]).units,
  ).toMatchObject([{ kind: 'school', parent: county.path, schoolKind: '211', since: '2025-03-20' }]);
});

test('every line that is wrong says why, in words', () => {
  expect(
    said([
      UNITS,
      ['大学', '甲', '2141000003', '', '', ''],
      ['学校', '乙', '2141000004', '没有的中心校', '', ''],
      ['学校', '丙', '21410', '', '', ''],
      ['学校', '丁', '2141000005', 'dinghe', '夜校', ''],
      ['中心校', '丁河镇中心校', 'dinghe', '', '', ''],
      ['学校', '戊', '2141000006', 'dinghe', '', ''],
      ['学校', '己', '2141000006', 'dinghe', '', ''],
    ]),
  ).toMatchObject([
    [2, 'refused', expect.stringContaining('机构类别')],
    [3, 'refused', expect.stringContaining('找不到上级机构')],
    [4, 'refused', expect.stringContaining('10 位数字')],
    [5, 'refused', expect.stringContaining('办学类型')],
    [6, 'there', expect.any(String)],
    [7, 'new', expect.any(String)],
    [8, 'refused', expect.stringContaining('已被“戊”使用')],
  ]);
});

test('people take office at units of the same file, a class teacher in a class', () => {
  const plan = planOf(
    [UNITS, ['学校', '丁河镇中心小学', '2141000001', 'dinghe', '小学', '']],
    [
      PEOPLE,
      ['李老师', 'li.laoshi', '13837700001', '学籍管理员', '2141000001', '', ''],
      ['赵老师', 'zhao', '', '班主任', '2141000001', '四年级', '1'],
    ],
  );
  expect(plan.lines.every(({ outcome }) => outcome === 'new')).toBe(true);
  expect(plan.offices.map(({ unit }) => unit)).toEqual([
    '/41/4113/411323/dinghe/2141000001',
    '/41/4113/411323/dinghe/2141000001/p2021/1',
  ]);
});

test('nobody is given what they may not hold, and no account is taken from somebody', () => {
  expect(
    said([
      PEOPLE,
      ['周管理员', 'zhou', '', '县局基础教育股', '', '', ''],
      ['钱老师', 'qian', '', '中心校学籍员', 'dinghe', '', ''],
      ['孙老师', 'sun', '', '县审计员', '', '', ''],
      ['孙老师', 'sun', '', '中心校学籍员', 'dinghe', '', ''],
      ['吴老师', 'wu1', '', '学籍管理员', 'dinghe', '', ''],
      ['郑老师', '郑', '', '校工', 'dinghe', '', ''],
      ['王老师', 'wang', '', '班主任', 'dinghe', '四年级', '1'],
    ]),
  ).toMatchObject([
    [2, 'refused', expect.stringContaining('不能给自己')],
    [3, 'refused', expect.stringContaining('已有人使用')],
    [4, 'new', expect.any(String)],
    [5, 'refused', expect.stringContaining('只能单独担任')],
    [6, 'refused', expect.stringContaining('设在学校')],
    [7, 'refused', expect.stringContaining('登录名')],
    [8, 'refused', expect.stringContaining('不是学校')],
  ]);
});
