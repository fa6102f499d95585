import { describe, expect, test } from 'vitest';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { FieldName } from '#src/registry/fields.ts';
import { aStudent } from '#test/world.ts';
import { type Layout, recognize } from './recognize.ts';
import { reportSheets } from './report.ts';
import type { ReportContent, ReportedFinding, ReportedTable } from './report-content.ts';
import { NATIONAL_TEMPLATE } from './template.ts';

const HEADER = NATIONAL_TEMPLATE.map(({ heading }) => heading);
const PROBLEM_AT = HEADER.length;

function aRow(over: Partial<Record<FieldName, string>> = {}): string[] {
  const student = aStudent(over);
  return NATIONAL_TEMPLATE.map(({ field }) => student[field] ?? '');
}

function columnOf(field: FieldName): number {
  return NATIONAL_TEMPLATE.findIndex((column) => column.field === field);
}

const NO_NUMBER = {
  field: 'idNumber',
  code: 'ID-01',
  severity: 'error',
  message: '身份证件号为空',
} satisfies ReportedFinding;
const ODD_NATION = {
  field: 'ethnicity',
  code: 'CO-05',
  severity: 'query',
  message: '“汉人”不是民族名称',
} satisfies ReportedFinding;
const SHARED_PHONE = {
  field: 'idNumber',
  code: 'GU-08',
  severity: 'notice',
  message: '请留意',
} satisfies ReportedFinding;

const RULES: Record<string, { title: string; advice: string }> = {
  'ID-01': { title: '身份证件号缺失', advice: '按户口簿填写' },
  'CO-05': { title: '民族不在代码表中', advice: '改为“汉族”' },
  'GU-08': { title: '多人共用', advice: '核实即可' },
};

function aTable(rows: readonly (readonly string[])[], over: Partial<ReportedTable> = {}): ReportedTable {
  const layout = recognize(rows.slice(0, 30));
  if ('refused' in layout) throw new Error(layout.message);
  return { file: '丁河镇.xlsx', sheet: '一年级', layout, rows, findingsOf: () => [], remarks: [], ...over };
}

async function report(tables: readonly ReportedTable[], remarks: readonly string[] = []) {
  const ruleOf: ReportContent['ruleOf'] = (code) => RULES[code] ?? { title: code, advice: '' };
  const [summary, ...rosters] = reportSheets({ today: '2025-03-20', tables, ruleOf, remarks });
  const filled: SheetRow[][] = [];
  for (const sheet of rosters) filled.push(await rowsOf(sheet));
  return { sheets: rosters, rosters: filled, summary: summary ? await rowsOf(summary) : [] };
}

async function rowsOf(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows) rows.push(row);
  return rows;
}

function contentOf(cell: string | Cell | undefined): string | number {
  return typeof cell === 'object' ? cell.value : (cell ?? '');
}

function lookOf(cell: string | Cell | undefined): string {
  return typeof cell === 'object' ? cell.look : 'text';
}

function textsOf(rows: readonly SheetRow[] | undefined): string[][] {
  return (rows ?? []).map(({ cells }) => cells.map((cell) => String(contentOf(cell))));
}

describe('a roster in the report', () => {
  const rows = [['丁河镇学生名册'], HEADER, aRow(), [], aRow({ idNumber: '', ethnicity: '汉人' }), ['填表人：王老师']];
  const findingsOf = (row: number) => (row === 5 ? [ODD_NATION, SHARED_PHONE, NO_NUMBER] : []);

  test('keeps every row and column in its place', async () => {
    const { rosters } = await report([aTable(rows, { findingsOf })]);
    const kept = textsOf(rosters[0]).map((cells, i) => cells.slice(0, rows[i]?.length));
    expect(kept).toEqual(rows);
  });

  test('marks the faulty cells by the worst that is wrong with them, and no others', async () => {
    const { rosters } = await report([aTable(rows, { findingsOf })]);
    const looks = rosters[0]?.[4]?.cells.map(lookOf) ?? [];
    const marked = looks.flatMap((look, column) => (look === 'text' ? [] : [[column, look]]));
    expect(marked).toEqual([
      [columnOf('ethnicity'), 'query'],
      [columnOf('idNumber'), 'error'],
      [PROBLEM_AT, 'problem'],
    ]);
    expect(rosters[0]?.[2]?.cells.map(lookOf).every((look) => look === 'text')).toBe(true);
  });

  test('says in the last column what is wrong and what to do, worst first', async () => {
    const { rosters } = await report([aTable(rows, { findingsOf })]);
    expect(contentOf(rosters[0]?.[1]?.cells[PROBLEM_AT])).toBe('核查问题');
    expect(String(contentOf(rosters[0]?.[4]?.cells[PROBLEM_AT])).split('\n')).toEqual([
      '1.【错误】身份证件号：身份证件号为空；处理：按户口簿填写',
      '2.【疑问】民族：“汉人”不是民族名称；处理：改为“汉族”',
      '3.【提示】身份证件号：请留意；处理：核实即可',
    ]);
  });

  test('carries a note on the marked cell with all that is wrong with it', async () => {
    const { rosters } = await report([aTable(rows, { findingsOf })]);
    const cell = rosters[0]?.[4]?.cells[columnOf('idNumber')];
    expect(typeof cell === 'object' && cell.note).toBe(
      '【错误】身份证件号为空\n处理：按户口簿填写\n【提示】请留意\n处理：核实即可',
    );
  });

  test('is frozen below the header and beside the name, and filtered by its header', async () => {
    const { sheets } = await report([aTable(rows)]);
    expect(sheets[0]).toMatchObject({ frozen: { rows: 2, columns: 2 }, filterRow: 2 });
    expect(sheets[0]?.widths.length).toBe(PROBLEM_AT + 1);
  });

  test('loses nothing that stands to the right of the last heading', async () => {
    const { rosters } = await report([aTable([HEADER, [...aRow(), '手记']])]);
    expect(textsOf(rosters[0])[1]?.slice(PROBLEM_AT)).toEqual(['', '手记']);
  });

  test('needs no column for a finding about a field the file has not', async () => {
    const lost = { ...NO_NUMBER, field: 'recordStatus' } satisfies ReportedFinding;
    const { rosters } = await report([aTable([HEADER, aRow()], { findingsOf: () => [lost] })]);
    expect(rosters[0]?.[1]?.cells.map(lookOf).filter((look) => look !== 'text')).toEqual(['problem']);
    expect(String(contentOf(rosters[0]?.[1]?.cells[PROBLEM_AT]))).toContain('学籍状态');
  });
});

describe('a report that is checked again', () => {
  async function again(findings: readonly ReportedFinding[]) {
    const first = await report([aTable([HEADER, aRow({ idNumber: '' })], { findingsOf: () => [NO_NUMBER] })]);
    const rows = textsOf(first.rosters[0]);
    return { rows, second: await report([aTable(rows, { findingsOf: () => findings })]) };
  }

  test('has one problem column still, written anew', async () => {
    const { rows, second } = await again([{ ...NO_NUMBER, message: '仍为空' }]);
    const mended = textsOf(second.rosters[0]);
    expect(mended.map((cells) => cells.length)).toEqual(rows.map((cells) => cells.length));
    expect(mended[1]?.[PROBLEM_AT]).toContain('仍为空');
    expect(mended[1]?.[PROBLEM_AT]).not.toContain('身份证件号为空');
  });

  test('has an empty one once nothing is wrong', async () => {
    const { second } = await again([]);
    expect(textsOf(second.rosters[0])[1]?.[PROBLEM_AT]).toBe('');
  });

  test('has the problem column where it was, though columns were added behind it', async () => {
    const rows = [
      [...HEADER, '核查问题', '班主任意见'],
      [...aRow(), '1.【错误】…', '已核'],
    ];
    const { rosters } = await report([aTable(rows, { findingsOf: () => [NO_NUMBER] })]);
    expect(textsOf(rosters[0])[0]?.slice(PROBLEM_AT)).toEqual(['核查问题', '班主任意见']);
    expect(textsOf(rosters[0])[1]?.[PROBLEM_AT + 1]).toBe('已核');
  });

  test('has a summary that nobody takes for a roster', async () => {
    const { summary } = await report([aTable([HEADER, aRow()], { findingsOf: () => [NO_NUMBER, ODD_NATION] })]);
    expect(recognize(textsOf(summary))).toHaveProperty('refused');
  });
});

describe('the summary', () => {
  const first = aTable([HEADER, aRow(), aRow(), aRow(), ['填表人：王老师']], {
    findingsOf: (row) => (row === 2 ? [NO_NUMBER, NO_NUMBER, ODD_NATION] : row === 3 ? [NO_NUMBER] : []),
    remarks: ['缺少必填列“民族”'],
  });
  const second = aTable([HEADER, aRow({ schoolCode: '2141000002' })], { file: '简村.csv', sheet: undefined });
  const lineWith = (summary: SheetRow[], text: string) => textsOf(summary).find((cells) => cells.includes(text));

  test('counts pupils, faulty pupils and findings of each file and of all', async () => {
    const { summary } = await report([first, second], ['没有提供学校名单']);
    expect(lineWith(summary, '丁河镇.xlsx / 一年级')?.slice(2)).toEqual(['3', '2', '3', '1', '0', '缺少必填列“民族”']);
    expect(lineWith(summary, '简村.csv')?.slice(2)).toEqual(['1', '0', '0', '0', '0', '']);
    expect(lineWith(summary, '合计')?.slice(2, 7)).toEqual(['4', '2', '3', '1', '0']);
    expect(lineWith(summary, '注：没有提供学校名单')).toBeDefined();
  });

  test('lists rules worst first, each with the pupils it concerns and what to do', async () => {
    const { summary } = await report([first, second]);
    const rules = textsOf(summary).filter(([code]) => /^[A-Z]{2}-\d/.test(code ?? ''));
    expect(rules.map((cells) => cells.slice(0, 5))).toEqual([
      ['ID-01', '身份证件号缺失', '错误', '2', '按户口簿填写'],
      ['CO-05', '民族不在代码表中', '疑问', '1', '改为“汉族”'],
    ]);
  });

  test('lists schools, those with most errors first', async () => {
    const { summary } = await report([second, first]);
    const schools = textsOf(summary).filter(([code]) => /^\d{10}$/.test(code ?? ''));
    expect(schools.map((cells) => cells.slice(0, 7))).toEqual([
      ['2141000001', '（名单未写校名）', '3', '2', '3', '1', '0'],
      ['2141000002', '（名单未写校名）', '1', '0', '0', '0', '0'],
    ]);
    expect(schools[0]?.[7]).toBe('■■■■■■■□□□　67%');
  });

  test('says so when nothing is wrong', async () => {
    expect(lineWith((await report([second])).summary, '没有发现问题。')).toBeDefined();
  });

  test('names sheets by their file where several files were checked, or where the sheet is a mere Sheet1', async () => {
    const named = async (...tables: ReportedTable[]) => (await report(tables)).sheets.map(({ name }) => name);
    expect(await named(first)).toEqual(['一年级']);
    expect(await named({ ...first, sheet: 'Sheet1' })).toEqual(['丁河镇']);
    expect(await named(first, second)).toEqual(['丁河镇 一年级', '简村']);
  });
});

test('a two-line header is headed in both lines, and the title above it is not', async () => {
  const rows = [['名册'], ['姓名', '性别', '成员1', ''], ['', '', '姓名', '关系'], ['张小明', '男', '张建国', '父亲']];
  const layout = recognize(rows) as Layout;
  expect(layout.headerLines).toBe(2);
  const { rosters } = await report([aTable(rows)]);
  expect(rosters[0]?.map(({ cells }) => lookOf(cells[0]))).toEqual(['aside', 'heading', 'heading', 'text']);
});
