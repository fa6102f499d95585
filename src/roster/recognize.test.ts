import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HEADER_WITHIN, type Layout, missingMessage, recognize } from './recognize.ts';
import type { Refusal } from './refusals.ts';
import { isPupilRow, kindOfRow } from './rows.ts';
import { rostersAmong } from './sheets.ts';
import { NATIONAL_TEMPLATE, ROSTER_EXPORT } from './template.ts';

const TEMPLATE = NATIONAL_TEMPLATE.map(({ heading }) => heading);
const EXPORT = ROSTER_EXPORT.map(({ heading }) => heading);

function layoutOf(rows: readonly (readonly string[])[]): Layout {
  const result = recognize(rows);
  if ('refused' in result) throw new Error(result.message);
  return result;
}

function refusalOf(rows: readonly (readonly string[])[]): Refusal {
  const result = recognize(rows);
  if (!('refused' in result)) throw new Error('was taken for a roster');
  return result;
}

describe('the header', () => {
  test('of the national template is taken as it is: every column known, none missing', () => {
    const layout = layoutOf([TEMPLATE]);
    expect(layout.columns).toEqual(NATIONAL_TEMPLATE.map(({ field }) => field));
    expect(layout).toMatchObject({ headerRow: 1, headerLines: 1, unknown: [], repeated: [], missing: [] });
  });

  test('of the roster export likewise', () => {
    expect(layoutOf([EXPORT])).toMatchObject({ columns: ROSTER_EXPORT.map(({ field }) => field), missing: [] });
  });

  test('may stand below title rows, notes and blank rows', () => {
    const layout = layoutOf([
      ['丁河镇中心小学学生名册'],
      ['填表说明：带*为必填'],
      [],
      ['', ''],
      TEMPLATE,
      ['2141000001', '张小明'],
    ]);
    expect(layout).toMatchObject({ headerRow: 5, headerLines: 1 });
  });

  test('is looked for among the first thirty rows only', () => {
    const titles = Array.from({ length: HEADER_WITHIN - 1 }, (_, i) => [`第${i + 1}条说明`]);
    expect(layoutOf([...titles, TEMPLATE]).headerRow).toBe(HEADER_WITHIN);
    expect(refusalOf([...titles, ['又一条'], TEMPLATE]).refused).toBe('no-header');
  });

  test('of several header-like rows is the one that names most', () => {
    const layout = layoutOf([
      ['姓名', '年级', '学校名称'],
      ['姓名', '性别', '民族', '身份证号'],
      ['张小明', '男', '汉族', ''],
    ]);
    expect(layout.headerRow).toBe(2);
  });

  test('repeated further down does not move it', () => {
    expect(layoutOf([TEMPLATE, ['2141000001', '张小明'], TEMPLATE]).headerRow).toBe(1);
  });

  test('keeps its place above a hint line and an all-blank first pupil', () => {
    expect(layoutOf([TEMPLATE, ['10位', '必填', '下拉选择']])).toMatchObject({ headerRow: 1, headerLines: 1 });
    expect(layoutOf([TEMPLATE, TEMPLATE.map(() => '')])).toMatchObject({ headerRow: 1, headerLines: 1 });
  });
});

describe('a header of two lines', () => {
  test('groups the columns of each family member', () => {
    const layout = layoutOf([
      ['姓名', '性别', '家庭成员或监护人信息一', '', '', '家庭成员或监护人信息二', '', '备注'],
      ['', '', '姓名', '关系', '联系电话', '姓名', '关系', ''],
      ['张小明', '男', '张建国', '父亲', '13800000000', '李秀英', '母亲', ''],
    ]);
    expect(layout.columns).toEqual([
      'name',
      'sex',
      'guardian1.name',
      'guardian1.relation',
      'guardian1.phone',
      'guardian2.name',
      'guardian2.relation',
      undefined,
    ]);
    expect(layout).toMatchObject({ headerRow: 2, headerLines: 2, unknown: [{ column: 7, heading: '备注' }] });
  });

  test('may carry the section titles of the record card', () => {
    const layout = layoutOf([
      ['学生基础信息', '', '', '学籍基本信息', ''],
      ['姓名', '性别', '民族', '年级', '班级'],
      ['张小明', '男', '汉族', '四年级', '1'],
    ]);
    expect(layout.columns).toEqual(['name', 'sex', 'ethnicity', 'grade', 'className']);
  });

  test('never takes another person’s name for the pupil’s', () => {
    const layout = layoutOf([
      ['学生', '', '班主任', ''],
      ['姓名', '性别', '姓名', '联系电话'],
    ]);
    expect(layout.columns).toEqual(['name', 'sex', undefined, undefined]);
    expect(layout.unknown.map(({ heading }) => heading)).toEqual(['班主任姓名', '班主任联系电话']);
  });

  test('with groups that are not numbered has member 1 first', () => {
    const layout = layoutOf([
      ['姓名', '性别', '监护人', '', '监护人', ''],
      ['', '', '姓名', '电话', '姓名', '电话'],
    ]);
    expect(layout.columns.slice(2)).toEqual(['guardian1.name', 'guardian1.phone', 'guardian2.name', 'guardian2.phone']);
  });
});

describe('columns', () => {
  test('may stand in any order', () => {
    const shuffled = fc.shuffledSubarray([...ROSTER_EXPORT], { minLength: 80 });
    fc.assert(
      fc.property(shuffled, (columns) => {
        const layout = layoutOf([['学生名册'], columns.map(({ heading }) => heading)]);
        expect(layout.columns).toEqual(columns.map(({ field }) => field));
      }),
      { numRuns: 20 },
    );
  });

  test('that nobody knows are kept and named; running numbers are passed over', () => {
    const layout = layoutOf([['序号', '姓名', '性别', '是否营养餐', '']]);
    expect(layout.unknown).toEqual([{ column: 3, heading: '是否营养餐' }]);
    expect(layout.columns).toEqual([undefined, 'name', 'sex', undefined, undefined]);
  });

  test('under two wordings go to the surer one, and the other is told', () => {
    const layout = layoutOf([['姓名', '学校', '学校名称', '学籍号', '全国学籍号']]);
    expect(layout.columns).toEqual(['name', undefined, 'schoolName', undefined, 'nationalNumber']);
    expect(layout.repeated).toEqual([
      { field: 'schoolName', column: 1, heading: '学校', keptColumn: 2 },
      { field: 'nationalNumber', column: 3, heading: '学籍号', keptColumn: 4 },
    ]);
  });

  test('with the same heading twice are refused, by their letters', () => {
    const { refused, message } = refusalOf([['姓名', '性别', '身份证件号', '民族', '*身份证件号（必填）']]);
    expect(refused).toBe('repeated-heading');
    expect(message).toContain('身份证件号');
    expect(message).toContain('C、E 列');
  });

  test('beyond Z are named by two letters', () => {
    expect(refusalOf([[...TEMPLATE, '姓名']]).message).toContain('B、BT 列');
  });

  test('of an earlier report are recognised as such', () => {
    expect(layoutOf([[...TEMPLATE, '核查问题']])).toMatchObject({ problemColumn: 71, unknown: [] });
    expect(layoutOf([TEMPLATE]).problemColumn).toBeUndefined();
  });
});

describe('mandatory columns that are missing', () => {
  test('are told once each, in the words of the card', () => {
    const without = TEMPLATE.filter((heading) => heading !== '民族' && heading !== '成员1关系');
    const { missing } = layoutOf([without]);
    expect(missing).toEqual(['ethnicity', 'guardian1.relation']);
    expect(missing.map(missingMessage)).toEqual([
      '缺少必填列“民族”，该项无法核查；请在表中补上这一列',
      '缺少必填列“成员1关系”，该项无法核查；请在表中补上这一列',
    ]);
  });

  test('do not include the second member, whom a child need not have', () => {
    expect(layoutOf([TEMPLATE.filter((heading) => !heading.startsWith('成员2'))]).missing).toEqual([]);
  });

  test('include the identity number', () => {
    expect(layoutOf([TEMPLATE.filter((heading) => heading !== '身份证件号')]).missing).toEqual(['idNumber']);
  });

  test('include the grade, unless the class tells it', () => {
    const plain = TEMPLATE.map((heading) => (heading === '班级（班号）' ? '班级' : heading));
    const pupil = (className: string) => plain.map((heading) => (heading === '班级' ? className : 'x'));
    expect(layoutOf([plain, pupil('1')]).missing).toEqual(['grade']);
    expect(layoutOf([plain, pupil('四年级（1）班')]).missing).toEqual([]);
    expect(layoutOf([plain, pupil('2019级3班')]).missing).toEqual([]);
  });
});

describe('a table that is no roster is refused in its own words', () => {
  test.each<[string, string, string[][]]>([
    ['an empty table', 'no-header', []],
    ['random text', 'no-header', [['你好'], ['再见', '世界']]],
    [
      'a code list',
      'no-header',
      [
        ['代码', '民族'],
        ['01', '汉族'],
      ],
    ],
    ['a single known column', 'no-header', [['姓名'], ['张小明']]],
    ['pupils without a header', 'no-header', [['2141000001', '张小明', '男', '20150312']]],
    [
      'a header without the name',
      'no-name',
      [
        ['性别', '民族', '年级'],
        ['男', '汉族', '四年级'],
      ],
    ],
  ])('%s: %s', (_, refused, rows) => {
    expect(refusalOf(rows).refused).toBe(refused);
  });

  test('the three classes say three different things', () => {
    const messages = [[['你好']], [['性别', '民族']], [['姓名', '性别', '性别']]].map(
      (rows) => refusalOf(rows).message,
    );
    expect(new Set(messages).size).toBe(3);
  });
});

describe('below the header', () => {
  const layout = layoutOf([['序号', '姓名', '性别', '出生日期', '民族', '备注']]);

  test.each<[string, string[], 'pupil' | 'blank' | 'note']>([
    ['a pupil', ['1', '张小明', '男', '20150312', '汉族', ''], 'pupil'],
    ['a pupil of whom only the name is there', ['', '张小明', '', '', '', ''], 'pupil'],
    ['a pupil whose name is missing', ['3', '', '男', '20150312', '', ''], 'pupil'],
    ['a pupil with a long minority name', ['', '阿不都热依木·买买提明·吐尔逊江', '', '', '', ''], 'pupil'],
    ['a pupil named with digits by mistake', ['4', '110', '男', '', '', ''], 'pupil'],
    ['a short row', ['5', '张小明', '男'], 'pupil'],
    ['an empty row', [], 'blank'],
    ['a row of blanks', ['', ' ', '　', '', '', ''], 'blank'],
    ['a running number printed beforehand', ['41', '', '', '', '', ''], 'blank'],
    ['a sum', ['', '合计', '45人', '', '', ''], 'note'],
    ['a sum in another column', ['合计：45人', '', '', '', '', ''], 'note'],
    ['the signatures', ['', '', '填表人：王老师', '审核人：李校长', '', ''], 'note'],
    ['signatures in the name column', ['', '填表人：王老师', '审核人：李校长', '', '', ''], 'note'],
    ['the header again', ['序号', '姓名', '性别', '出生日期', '民族', '备注'], 'note'],
    ['a line of hints', ['', '必填', '下拉选择', '格式YYYYMMDD', '', ''], 'note'],
    ['the numbers of the columns', ['1', '2', '3', '4', '5', '6'], 'note'],
    ['a sentence across the sheet', ['', '以上学生信息已由班主任逐一核对', '', '', '', ''], 'note'],
    ['one stray cell', ['', '', '', '20150312', '', ''], 'note'],
  ])('%s', (_, cells, kind) => {
    expect(kindOfRow(cells, layout)).toBe(kind);
    expect(isPupilRow(cells, layout)).toBe(kind === 'pupil');
  });
});

describe('a workbook of several sheets', () => {
  const roster = layoutOf([TEMPLATE]);
  const codes = refusalOf([['代码', '民族']]);
  const twice = refusalOf([['姓名', '性别', '性别']]);

  test('is its rosters; code lists and instructions are skipped and named', () => {
    const result = rostersAmong([
      { table: 1, sheet: '填表说明', result: codes },
      { table: 2, sheet: '一年级', result: roster },
      { table: 3, sheet: '二年级', result: roster },
    ]);
    expect(result).toMatchObject({ rosters: [{ table: 2 }, { table: 3 }], skipped: ['填表说明'] });
  });

  test('without any roster is refused', () => {
    const nameless = refusalOf([['性别', '民族']]);
    const result = rostersAmong([
      { table: 1, sheet: '说明', result: codes },
      { table: 2, sheet: '名单', result: nameless },
    ]);
    expect(result).toMatchObject({ refused: 'no-name', message: expect.stringContaining('工作表“名单”') });
  });

  test('is refused when one of its rosters is ambiguous, so that no class is left out in silence', () => {
    const result = rostersAmong([
      { table: 1, sheet: '一年级', result: roster },
      { table: 2, sheet: '二年级', result: twice },
    ]);
    expect(result).toMatchObject({ refused: 'repeated-heading', message: expect.stringContaining('二年级') });
  });

  test('of one table needs no sheet name in the sentence', () => {
    expect(rostersAmong([{ table: 1, sheet: 'Sheet1', result: codes }])).toEqual(codes);
  });
});
