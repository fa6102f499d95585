import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cell, Look, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { writeXlsx } from './write-xlsx.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'renji-write-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function aSheet(rows: Iterable<SheetRow>, over: Partial<Sheet> = {}): Sheet {
  return { name: '名单', widths: [12, 22], rows, pagesWide: 1, ...over };
}

async function written(...sheets: Sheet[]): Promise<string> {
  const path = join(folder, 'book.xlsx');
  expect(await writeXlsx(path, sheets)).toBeUndefined();
  return path;
}

async function textsOf(sheet: Sheet): Promise<unknown[][]> {
  const workbook = await readXlsx(readFileSync(await written(sheet)));
  return workbook.sheets[0]?.rows ?? [];
}

async function opened(...sheets: Sheet[]): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(await written(...sheets));
  return workbook;
}

describe('a text stays the text it was', () => {
  test.each([
    ['an identity number', '411323201503129914'],
    ['leading zeros', '0377474550'],
    ['a formula', '=SUM(A1:A9)'],
    ['a command', '+cmd|calc'],
    ['markup', '<民族> & "汉"'],
    ['blanks around it', ' 张小明 '],
    ['two lines', '张小明\n李小红'],
    ['rare characters', '𬭎㛃䶮𠮷𰻞'],
    ['a private-use character', '\uE815'],
    ['a minority name', '阿依古丽·买买提'],
  ])('%s', async (_, text) => {
    expect(await textsOf(aSheet([{ cells: [text] }]))).toEqual([[text]]);
  });

  test('whatever a roster holds', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\p{Cc}\ufffe\uffff]/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 20 }), async (cells) => {
        expect(await textsOf(aSheet([{ cells }]))).toEqual([cells]);
      }),
      { numRuns: 40 },
    );
  });

  test('but for what a workbook has no place for, which is shown as lost', async () => {
    expect(await textsOf(aSheet([{ cells: ['张\u0001明', '张\uD842', '甲\r\n乙'] }]))).toEqual([
      ['张\uFFFD明', '张\uFFFD', '甲\n乙'],
    ]);
  });

  test('and is cut where a cell can hold no more', async () => {
    const [[text] = []] = await textsOf(aSheet([{ cells: ['长'.repeat(40_000)] }]));
    expect(text).toBe(`${'长'.repeat(32_766)}…`);
  });
});

test('every row keeps its number, blank ones too', async () => {
  const book = await opened(aSheet([{ cells: ['甲'] }, { cells: [] }, { cells: ['', ''] }, { cells: ['', '乙'] }]));
  expect(book.getWorksheet('名单')?.getCell('A1').value).toBe('甲');
  expect(book.getWorksheet('名单')?.getCell('B4').value).toBe('乙');
});

test('a number typed later into an empty cell keeps its digits', async () => {
  const book = await opened(aSheet([{ cells: ['张小明', ''] }, { cells: ['李小红', { value: '', look: 'error' }] }]));
  const sheet = book.getWorksheet('名单');
  expect(sheet?.getColumn(2).numFmt).toBe('@');
  expect(sheet?.getCell('B2').numFmt).toBe('@');
});

test('the three severities differ in colour and in border', async () => {
  const looks: Look[] = ['error', 'query', 'notice'];
  const book = await opened(aSheet([{ cells: looks.map((look): Cell => ({ value: '汉人', look })) }]));
  const cells = ['A1', 'B1', 'C1'].map((address) => book.getWorksheet('名单')?.getCell(address).style);
  expect(new Set(cells.map((style) => JSON.stringify(style?.fill))).size).toBe(3);
  expect(new Set(cells.map((style) => style?.border?.top?.style)).size).toBe(3);
  expect(cells.map((style) => style?.numFmt)).toEqual(['@', '@', '@']);
});

test('a mark carries a note that says what is wrong', async () => {
  const noted: Cell = { value: '汉人', look: 'query', note: '【疑问】民族不在代码表中\n处理：改为“汉族”' };
  const book = await opened(aSheet([{ cells: ['张小明', noted] }]));
  expect(JSON.stringify(book.getWorksheet('名单')?.getCell('B1').note)).toContain('处理：改为“汉族”');
});

test('header and name stay in sight, can be filtered by, and are printed on every page', async () => {
  const rows = [{ cells: ['学生名册'] }, { cells: ['姓名', '性别'] }, { cells: ['张小明', '男'] }];
  const sheet = (
    await opened(aSheet(rows, { frozen: { rows: 2, columns: 1 }, filterRow: 2, pagesWide: 4 }))
  ).getWorksheet('名单');
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2, xSplit: 1, topLeftCell: 'B3' });
  expect(sheet?.autoFilter).toBe('A2:B3');
  expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToWidth: 4, fitToHeight: 0 });
  expect(sheet?.pageSetup.printTitlesRow).toBe('2:2');
});

test('a number can be summed, joined cells are one', async () => {
  const rows: SheetRow[] = [
    { cells: [{ value: 1234, look: 'count' }, '甲', ''], joined: { from: 1, to: 2 }, lines: 3 },
  ];
  const sheet = (await opened(aSheet(rows))).getWorksheet('名单');
  expect(sheet?.getCell('A1').value).toBe(1234);
  expect(sheet?.getCell('C1').master.address).toBe('B1');
});

test('a summary in front may count what went by behind it', async () => {
  let pupils = 0;
  function* roster() {
    for (pupils = 0; pupils < 3; pupils += 1) yield { cells: ['张小明'] };
  }
  function* summary() {
    yield { cells: [{ value: pupils, look: 'count' }] } satisfies SheetRow;
  }
  const book = await opened(aSheet(summary(), { name: '汇总', afterOthers: true }), aSheet(roster()));
  expect(book.worksheets.map(({ name }) => name)).toEqual(['汇总', '名单']);
  expect(book.getWorksheet('汇总')?.getCell('A1').value).toBe(3);
});

test('sheets get names that a spreadsheet takes, no two alike', async () => {
  const long = '丁河镇中心小学二〇二四至二〇二五学年度第二学期学生基本信息核查名单';
  const wanted = ['汇总', '汇总', 'a/b:c', '', long, long, "'引号'"];
  const names = (await opened(...wanted.map((name) => aSheet([], { name })))).worksheets.map(({ name }) => name);
  expect(new Set(names).size).toBe(wanted.length);
  expect(names.slice(0, 4)).toEqual(['汇总', '汇总（2）', 'a b c', '名单']);
  expect(names.every((name) => name.length <= 31 && !/[[\]:*?/\\]/.test(name))).toBe(true);
});

describe('when it cannot be written, one sentence says why, and nothing half done stays behind', () => {
  test('the folder is not there', async () => {
    const refusal = await writeXlsx(join(folder, '没有', '报告.xlsx'), [aSheet([])]);
    expect(refusal).toMatchObject({ refused: 'cannot-write', message: expect.stringContaining('文件夹不存在') });
  });

  test('the name is a folder', async () => {
    const refusal = await writeXlsx(folder, [aSheet([])]);
    expect(refusal).toMatchObject({ refused: 'cannot-write', message: expect.stringContaining('文件夹') });
    expect(
      readdirSync(join(folder, '..')).filter((name) => name.endsWith('.tmp') && name.startsWith('renji-write-')),
    ).toEqual([]);
  });

  test('more rows than a sheet has', async () => {
    function* endless() {
      for (;;) yield { cells: [] };
    }
    const path = join(folder, 'long.xlsx');
    expect(await writeXlsx(path, [aSheet(endless())])).toMatchObject({ refused: 'report-too-long' });
    expect(readdirSync(folder).filter((name) => name.startsWith('long'))).toEqual([]);
  });

  test('rows that fail are not swallowed', async () => {
    function* failing(): Generator<SheetRow> {
      yield { cells: ['甲'] };
      throw new Error('读到一半');
    }
    await expect(writeXlsx(join(folder, 'failing.xlsx'), [aSheet(failing())])).rejects.toThrow('读到一半');
    expect(readdirSync(folder).filter((name) => name.startsWith('failing'))).toEqual([]);
  });
});

test('the same rows make the same file', async () => {
  const sheet = () => aSheet([{ cells: ['张小明', { value: '汉人', look: 'error', note: '民族' }] }]);
  expect(readFileSync(await written(sheet()))).toEqual(readFileSync(await written(sheet())));
});
