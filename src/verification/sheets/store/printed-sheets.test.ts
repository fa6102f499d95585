import { closeSync, readSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { openNameless } from '#src/platform/temporary-file.ts';
import { mergePdfs } from '#src/printing/merge-pdfs.ts';
import { openPress, type Press } from '#src/printing/press.ts';
import type { Cells } from '#src/registry/record.ts';
import { pagesOf } from '#test/printing/pages-of.ts';
import { aStudent } from '#test/world.ts';
import { readScan } from '../../returns/store/read-scan.ts';
import { printedValues, valuesOnSheet } from '../print/on-the-sheet.ts';
import type { ClassSheets, SheetData } from '../print/sheet-data.ts';
import { addressOfSheet, readSheetCode, sheetCodeOf, spacedCode } from '../sheet-code.ts';
import { SHEET_CELLS } from '../sheet-layout.ts';
import { type PrintedClass, printClasses } from './print-classes.ts';

let press: Press;
beforeAll(() => {
  press = openPress();
});

function aSheet(cells: Cells, seed: number, over: Partial<SheetData> = {}): SheetData {
  const code = sheetCodeOf(
    '411323',
    Uint8Array.from({ length: 16 }, (_, at) => (seed * 41 + at * 67) % 256),
  );
  const values = printedValues(valuesOnSheet(cells), false);
  const qr = addressOfSheet('https://xueji.example.cn', code);
  return { name: cells.name ?? '', values, problems: [], copy: 1, version: 3, code, key: 'K7M2QX', qr, ...over };
}

function aClass(sheets: readonly SheetData[], over: Partial<ClassSheets> = {}): ClassSheets {
  return {
    ...{
      campaign: '2025年春季学籍信息质量核查',
      deadline: '2025-04-08',
      bureau: '西峡县教育体育局',
      demo: false,
      stressed: ['name'],
    },
    ...{ school: '丁河镇中心小学', schoolCode: '2141000001', grade: '四年级', className: '1班', teacher: '赵老师' },
    ...{ printedAt: '2025-03-20 10:00', masked: false, cover: false, preview: false, sheets, ...over },
  };
}

/** The PDF of each class, and what the typesetter said of it. */
function printed(...classes: readonly ClassSheets[]): readonly (PrintedClass & { readonly pdf: Buffer })[] {
  const fd = openNameless();
  try {
    return [...printClasses(press, classes, fd)].map((one) => {
      const pdf = Buffer.alloc(one.bytes);
      readSync(fd, pdf, 0, one.bytes, one.from);
      return { ...one, pdf };
    });
  } finally {
    closeSync(fd);
  }
}

const onlyPdf = (of: ClassSheets) => printed(of)[0]?.pdf ?? Buffer.alloc(0);

describe('what is printed can be read back', () => {
  const NAMES = {
    'an ordinary name': '张小明',
    'a name of the extension A': '㛃㼆㑇',
    'simplified forms of the newer lists': '鿍鿎鿏䶮',
    'a name of a minority': '阿卜杜热合曼·阿卜杜克热木',
    letters: 'Smith-Jones Mary',
  };

  test.each(Object.entries(NAMES))('%s', async (_, name) => {
    const [page = ''] = await pagesOf(onlyPdf(aClass([aSheet(aStudent({ name }), 1)])));
    expect(page).toContain(name.replace(/\s/g, ''));
    expect(page).toContain('张建国');
    expect(page).toContain('2015-03-12');
  });

  test('a name of the extension B, or its sheet stays out and says which character', () => {
    const [one] = printed(aClass([aSheet(aStudent({ name: '𠮷𡋾' }), 1), aSheet(aStudent(), 2)]));
    const missing = press.uncoveredIn('𠮷𡋾');
    expect(one?.held.flatMap(({ characters }) => [...characters])).toEqual(missing);
    expect(one?.pages).toBe(missing.length > 0 ? 1 : 2);
  });

  test('every value, every title, the code and the key', async () => {
    const sheet = aSheet(aStudent(), 1);
    const [page = ''] = await pagesOf(onlyPdf(aClass([sheet])));
    for (const { name, title } of SHEET_CELLS) {
      expect(page).toContain(title);
      expect(page).toContain((sheet.values[name] ?? '').replace(/\s/g, ''));
    }
    for (const words of [
      spacedCode(sheet.code),
      'K7M2QX',
      '第1份',
      '学籍版本3',
      '赵老师',
      '请于2025-04-08前',
      '第1页，共1页',
    ]) {
      expect(page).toContain(words);
    }
    for (const words of ['家长（监护人）签字：', '与学生关系：', '手机：', '班主任核对签字：', '（盖章）', '未作修改'])
      expect(page).toContain(words);
  });

  test('what somebody typed is printed and not run', async () => {
    const name = '#panic("x")*王*$x$';
    expect((await pagesOf(onlyPdf(aClass([aSheet(aStudent({ name }), 1)]))))[0]).toContain(name);
  });

  test('a problem is named in the rule’s words, and its cell marked; more than fit are counted', async () => {
    const problem = { cell: 'idNumber', title: '身份证件号', words: '身份证号末位校验码不符' };
    const two = aSheet(aStudent(), 1, {
      problems: [problem, { cell: 'phone', title: '联系电话', words: '手机号位数不对' }],
    });
    const many = aSheet(aStudent(), 2, { problems: Array.from({ length: 11 }, () => problem) });
    const [page = '', full = ''] = await pagesOf(onlyPdf(aClass([two, many])));
    expect(page).toContain('▲1身份证件号：身份证号末位校验码不符');
    expect(page).toContain('▲2联系电话：手机号位数不对');
    expect(full).toContain('另有4项');
  });
});

describe('a pupil takes one page', () => {
  test('whatever stands in the record', async () => {
    const long = Object.fromEntries(SHEET_CELLS.map(({ name }) => [name, '长'.repeat(200)]));
    const minority = aStudent({
      name: '阿卜杜热合曼·阿卜杜克热木·买买提艾力',
      currentAddress: '河南省南阳市西峡县'.repeat(7),
    });
    const sheets = [aSheet(long, 1), aSheet({}, 2), aSheet(minority, 3)];
    const texts = await pagesOf(onlyPdf(aClass(sheets)));
    expect(texts).toHaveLength(3);
    expect(texts[0]?.match(/长/g)?.length).toBeGreaterThanOrEqual(200 * SHEET_CELLS.length);
    expect(texts[1]).toContain('第2张，共3张');
  });

  test('and a class its cover before them: whom, and every problem, on as many pages as that takes', async () => {
    const problem = { cell: 'idNumber', title: '身份证件号', words: '身份证号末位校验码不符' };
    const sheets = Array.from({ length: 45 }, (_, at) =>
      aSheet(aStudent({ name: `王小${String.fromCodePoint(0x4e00 + at)}` }), at, {
        problems: at % 3 === 0 ? [problem] : [],
      }),
    );
    const texts = await pagesOf(onlyPdf(aClass(sheets, { cover: true })));
    expect(texts).toHaveLength(2 + 45);
    const cover = texts.slice(0, 2).join('');
    for (const { name } of sheets) expect(cover).toContain(name);
    expect(cover).toContain('核对表45张核查发现问题15项');
    expect(cover.match(/身份证号末位校验码不符/g)).toHaveLength(15);
    expect(cover).toContain('班主任领取签字');
  });
});

test('the QR of the rendered page is the sheet’s code, that of a bare code too', async () => {
  const addressed = aSheet(aStudent(), 7);
  const bare = { ...aSheet(aStudent(), 8), qr: aSheet(aStudent(), 8).code };
  const reading = await readScan(onlyPdf(aClass([addressed, bare])), { from: 1, to: 2 });
  if ('refused' in reading) throw new Error(reading.refused);
  expect(reading.read.map(({ code }) => code)).toEqual([addressed.qr, bare.qr]);
  expect(readSheetCode(reading.read[0]?.code ?? '')).toMatchObject({ code: addressed.code });
});

test('the classes of a school come as one file, page after page', async () => {
  const classes = [1, 2, 3].map((at) => {
    const name = ['张', '李', '王'][at - 1] ?? '';
    return aClass([aSheet(aStudent({ name: `${name}小明` }), at), aSheet(aStudent(), at + 10)], {
      className: `${at}班`,
    });
  });
  const fd = openNameless();
  const size = await mergePdfs(
    fd,
    printed(...classes).map(({ pdf }) => pdf),
  );
  const whole = Buffer.alloc(size);
  readSync(fd, whole, 0, size, 0);
  closeSync(fd);
  const texts = await pagesOf(whole);
  expect(texts).toHaveLength(6);
  expect(texts[0]).toContain('张小明');
  expect(texts[2]).toContain('李小明');
  expect(texts[4]).toContain('王小明');
  const reading = await readScan(whole, { from: 5, to: 5 });
  expect(reading).toMatchObject({ pages: 6, read: [{ code: classes[2]?.sheets[0]?.qr }] });
});

test('a character of somebody’s own making stops its own sheet only', () => {
  const sheets = [
    aSheet(aStudent({ name: '张\uE123' }), 1),
    aSheet(aStudent(), 2),
    aSheet(aStudent({ homeAddress: '\u{F0001}号' }), 3),
  ];
  const [one] = printed(aClass(sheets));
  expect(one).toMatchObject({
    pages: 1,
    held: [
      { sheet: 0, characters: '\uE123' },
      { sheet: 2, characters: '\u{F0001}' },
    ],
  });
});
