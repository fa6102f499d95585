import { readFileSync } from 'node:fs';
import { bof, boundSheet, EOF_RECORD, forgeOle2, record } from './forge-ole2.ts';
import type { Oddities } from './oddity.ts';

const short = (...values: readonly number[]) => Buffer.from(values.flatMap((value) => [value & 255, value >> 8]));
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
const wide = (text: string) => Buffer.concat([short(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]);

/** A workbook of one sheet with these records in its globals and in its sheet. */
function xls(
  globals: readonly Buffer[],
  cells: readonly Buffer[],
  more: Readonly<Record<string, Buffer>> = {},
): Buffer {
  const before = (offset: number) => Buffer.concat([bof(5), ...globals, boundSheet('一', offset), EOF_RECORD]);
  return forgeOle2({ Workbook: Buffer.concat([before(before(0).length), bof(16), ...cells, EOF_RECORD]), ...more });
}

const label = (row: number, column: number, index: number) =>
  record(0xfd, Buffer.concat([short(row, column, 0), short(index, 0)]));
const textFormula = record(
  6,
  Buffer.concat([short(0, 0, 0), Buffer.from([0, 0, 0, 0, 0, 0, 255, 255]), Buffer.alloc(8)]),
);

const LIBRE_OFFICE = [
  ['某县小学生基本信息（虚构）'],
  ['学校标识码', '姓名', '性别', '出生日期', '身份证件号', '家庭地址'],
  ['2141000001', '张小明', '男', '2015-03-12', '411323201503129914', '丁河镇简村3组, "东"'],
  ['2141000001', '王𠮷㛃', '女', '2014-07-01', '411323201407019929', '丁河镇\n简村'],
  [],
  ['2141000001', '阿依·古丽', '女', '', '', '<无>'],
];
const libreOffice = (ending: string) => () => readFileSync(new URL(`./libreoffice/roster.${ending}`, import.meta.url));

/** Binary workbooks with the records that libraries forget, and what LibreOffice writes. */
export const OLD_ODDITIES: Oddities = {
  'text table running over two records, changing its width on the way': {
    make: () => {
      const table = Buffer.concat([
        short(2, 0, 2, 0),
        short(3),
        Buffer.from([0]),
        Buffer.from('abc'),
        short(4),
        Buffer.from([1]),
        Buffer.from('张小', 'utf16le'),
      ]);
      const rest = Buffer.concat([Buffer.from([0]), Buffer.from('ok')]);
      return xls([record(0xfc, table), record(0x3c, rest)], [label(0, 0, 0), label(0, 1, 1)]);
    },
    sheets: { 一: [['abc', '张小ok']] },
  },
  'rich and phonetic text': {
    make: () => {
      const text = Buffer.concat([
        short(2),
        Buffer.from([0x0d]),
        short(1),
        short(4, 0),
        Buffer.from('张三', 'utf16le'),
        Buffer.alloc(8),
      ]);
      return xls([record(0xfc, Buffer.concat([short(1, 0, 1, 0), text]))], [label(2, 1, 0)]);
    },
    sheets: { 一: [[], [], ['', '张三']] },
  },
  'label inside the cell record, plain and rich': {
    make: () =>
      xls(
        [],
        [
          record(0x204, Buffer.concat([short(0, 0, 0), wide('张小明')])),
          record(0xd6, Buffer.concat([short(0, 1, 0), wide('李小红'), short(0)])),
        ],
      ),
    sheets: { 一: [['张小明', '李小红']] },
  },
  'squeezed numbers': {
    make: () => {
      const rk = (value: number, flags: number) => ((value << 2) | flags) >>> 0;
      const numbers = Buffer.alloc(22);
      short(0, 0).copy(numbers);
      numbers.writeUInt32LE(rk(2015, 2), 6);
      numbers.writeUInt32LE(rk(150, 3), 12);
      short(1).copy(numbers, 16);
      return xls(
        [],
        [
          record(0xbd, numbers.subarray(0, 18)),
          record(0x27e, Buffer.concat([short(0, 2, 0), Buffer.from([0, 0, 0xf0, 0x3f])])),
        ],
      );
    },
    sheets: { 一: [['2015', '1.5', '1']] },
  },
  'formula whose text comes after a shared formula': {
    make: () => xls([], [textFormula, record(0x4bc, Buffer.alloc(12)), record(0x207, wide('张小明'))]),
    sheets: { 一: [['张小明']] },
    warnings: ['有 1 个单元格是公式，按文件保存时的结果读取；如结果已过时，请重新计算并保存。'],
  },
  'date by a format of its own, truth and error': {
    make: () =>
      xls(
        [
          record(0x41e, Buffer.concat([short(164), wide('yyyy"年"m"月"d"日"')])),
          record(0xe0, short(0, 0)),
          record(0xe0, short(0, 164)),
        ],
        [
          record(0x203, Buffer.concat([short(0, 0, 1), double(42075)])),
          record(0x205, Buffer.concat([short(0, 1, 0), Buffer.from([1, 0])])),
          record(0x205, Buffer.concat([short(0, 2, 0), Buffer.from([42, 1])])),
        ],
      ),
    sheets: { 一: [['2015-03-12', 'TRUE', '#N/A']] },
  },
  'cells in any order, a chart in between': {
    make: () => {
      const number = (row: number, value: number) => record(0x203, Buffer.concat([short(row, 0, 0), double(value)]));
      return xls([], [number(2, 3), bof(16), number(9, 9), EOF_RECORD, number(0, 1)]);
    },
    sheets: { 一: [['1'], [], ['3']] },
  },
  'macro project beside the workbook': {
    make: () =>
      xls([], [record(0x204, Buffer.concat([short(0, 0, 0), wide('姓名')]))], { _VBA_PROJECT_CUR: Buffer.alloc(100) }),
    sheets: { 一: [['姓名']] },
    warnings: ['工作簿含有宏，宏没有运行，只读取了单元格。'],
  },
  'link to the workbook itself': {
    make: () => xls([record(0x1ae, short(1, 0x0401))], [record(0x204, Buffer.concat([short(0, 0, 0), wide('姓名')]))]),
    sheets: { 一: [['姓名']] },
  },
  'LibreOffice .xls': { make: libreOffice('xls'), sheets: { Sheet1: LIBRE_OFFICE } },
  'LibreOffice .xlsx': { make: libreOffice('xlsx'), sheets: { Sheet1: LIBRE_OFFICE } },
  'LibreOffice XML 2003': { make: libreOffice('xml'), sheets: { Sheet1: LIBRE_OFFICE } },
  'LibreOffice web page': { make: libreOffice('html'), sheets: { '': LIBRE_OFFICE } },
  'LibreOffice CSV': { make: libreOffice('csv'), sheets: { '': LIBRE_OFFICE } },
};
