import { expect, test } from 'vitest';
import { recognize } from '#src/roster/recognize.ts';
import { returnedSheets } from './returned.ts';
import { schoolInTitles, schoolOfRow } from './school-of-row.ts';
import { shownDifference } from './shown-difference.ts';

const ROSTER = { headings: ['姓名', '备注'], columns: ['name', null], headerRow: 3, missing: [], remarks: [] } as const;

test('what comes back is the roster as it was, with the reason behind; mended, it is read again without a new column', async () => {
  const rows = [{ texts: ['张小明', '补'], reason: '不是本校学生' }];
  const [first] = returnedSheets([{ file: '名册.xls', roster: ROSTER, rows }]);
  const cells = await textsOf(first);
  expect(first?.name).toBe('名册');
  expect(cells).toEqual([
    ['姓名', '备注', '退回原因'],
    ['张小明', '补', '不是本校学生'],
  ]);
  const roster = { ...ROSTER, headings: ['姓名', '备注', '退回原因'] };
  const again = returnedSheets([
    { file: '名册.xlsx', roster, rows: [{ texts: ['张小明', '补', '不是本校学生'], reason: '查重' }] },
  ]);
  expect((await textsOf(again[0]))[1]).toEqual(['张小明', '补', '查重']);
  const layout = recognize([
    ['姓名', '性别', '退回原因'],
    ['张小明', '男', ''],
  ]);
  expect('refused' in layout ? layout : layout.unknown).toEqual([]);
});

test('a difference in a number is shown in stars, and says where it lies', () => {
  const shown = shownDifference({ field: 'phone', before: '13837700001', after: '13837790001' });
  expect(shown).toEqual({
    field: 'phone',
    title: '联系电话',
    before: '138****0001',
    after: '138****0001',
    note: '第 7 位不同',
  });
});

const SCHOOLS = new Map(
  [
    { code: '2141000001', name: '丁河镇中心小学' },
    { code: '2141000002', name: '丁河镇中心小学东校区' },
  ].map((school) => [school.code, school]),
);

test('a school is known by its code, by its longest name in the title, and not by a title that names two', () => {
  expect(schoolInTitles(['2024年 2141000001 名册'], SCHOOLS)).toBe('2141000001');
  expect(schoolInTitles(['丁河镇中心小学东校区四年级'], SCHOOLS)).toBe('2141000002');
  expect(schoolInTitles(['2141000001、2141000002'], SCHOOLS)).toBeUndefined();
  expect(schoolInTitles(['四年级名册'], SCHOOLS)).toBeUndefined();
});

test('what the row itself says of its school goes before the title and one’s own school', () => {
  const hints = { schools: SCHOOLS, ofFile: '2141000001', own: '2141000001' };
  expect(schoolOfRow({ schoolCode: ' 2141000002' }, hints)).toEqual({ code: '2141000002' });
  expect(schoolOfRow({ schoolName: '丁河镇中心小学东校区' }, hints)).toEqual({ code: '2141000002' });
  expect(schoolOfRow({ schoolCode: '' }, hints)).toEqual({ code: '2141000001' });
  expect(schoolOfRow({ schoolCode: '2141000099' }, hints)).toHaveProperty('reason');
  expect(schoolOfRow({}, { ...hints, ofFile: undefined, own: undefined })).toHaveProperty('reason');
});

async function textsOf(sheet: ReturnType<typeof returnedSheets>[number] | undefined) {
  const rows: unknown[][] = [];
  for await (const { cells } of sheet?.rows ?? [])
    rows.push(cells.map((cell) => (typeof cell === 'string' ? cell : cell.value)));
  return rows;
}
