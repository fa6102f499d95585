import { gzipSync } from 'node:zlib';
import type { BadFiles } from './bad-file.ts';
import { HEADER, PUPILS } from './forge-xlsx.ts';

const csv = [HEADER, ...PUPILS].map((row) => `${row.join(',')}\r\n`).join('');
const utf8 = Buffer.from(csv);
const utf16 = Buffer.from(csv, 'utf16le');
/** 姓名,性别 / 张三,男 — in GBK. */
const gbk = Buffer.from('d0d5c3fb2cd0d4b1f00d0ad5c5c8fd2cc4d00d0a'.repeat(4), 'hex');
const magic = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(600, 0x5a)]);
const xml2003 = (rows: string) =>
  `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="一"><Table>${rows}</Table></Worksheet></Workbook>`;
const xmlRow = '<Row><Cell><Data ss:Type="String">姓名</Data></Cell></Row>';

/** Text, web pages and XML that cannot be read, and files that are something else altogether. */
export const BAD_TEXTS: BadFiles = {
  'empty file': ['empty-file', () => Buffer.alloc(0)],
  'only a byte order mark': ['no-cells', () => Buffer.from([0xef, 0xbb, 0xbf])],
  'only blanks and line ends': ['no-cells', () => Buffer.from(' \t \r\n\r\n  \r\n')],
  'half a GBK character at the end': ['gbk-half', () => gbk.subarray(0, -3)],
  'GBK with a byte that does not exist': ['not-text', () => Buffer.concat([gbk, Buffer.from([0xff, 0xff, 10]), gbk])],
  'GBK with a broken pair in the middle': [
    'gbk-damaged',
    () => Buffer.concat([gbk, Buffer.from([0xd0, 0x20, 10]), gbk]),
  ],
  'UTF-8 with a broken character': ['utf8-damaged', () => Buffer.concat([utf8, Buffer.from([0xe5, 0xbc, 10]), utf8])],
  'UTF-8 mark, GBK behind it': ['utf8-damaged', () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), gbk])],
  'UTF-8 cut off inside a character': ['utf8-damaged', () => Buffer.concat([utf8, Buffer.from([0xe5, 0xbc])])],
  'UTF-16 without a mark': ['utf16-without-bom', () => utf16],
  'UTF-16 with an odd byte': [
    'utf16-damaged',
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), utf16, Buffer.from([1])]),
  ],
  'UTF-16 with half a pair': [
    'utf16-damaged',
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), utf16, Buffer.from([0x42, 0xd8, 65, 0])]),
  ],
  'NUL among the text': ['has-nul', () => Buffer.concat([utf8, Buffer.from([0]), utf8])],
  'control characters among the text': ['not-text', () => Buffer.concat([utf8, Buffer.from([1, 2, 3, 27]), utf8])],
  'random bytes called .xlsx': ['not-text', noise],
  'quote that is never closed': ['open-quote', () => Buffer.from(csv.replace('张小明', '"张小明'))],
  'quote that is never closed, then 200 KB': ['open-quote', () => Buffer.from(`${csv}"${csv.repeat(800)}`)],
  'cell of 40,000 characters in CSV': ['cell-too-long', () => Buffer.from(`${csv}${'长'.repeat(40_000)},男\r\n`)],
  'line of three megabytes': ['cell-too-long', () => Buffer.from(`${HEADER.join(',')}\n${'0'.repeat(3 << 20)}`)],
  '100,000 columns': ['too-many-columns', () => Buffer.from(`${HEADER.join(',')}${',备注'.repeat(100_000)}\n`)],
  'DDE in a CSV': ['has-dde', () => Buffer.from(`${csv}=cmd|'/c calc'!A0,男\r\n`)],
  PDF: ['is-pdf', () => magic('255044462d312e37')],
  'JPEG called .xlsx': ['is-image', () => magic('ffd8ffe000104a464946')],
  PNG: ['is-image', () => magic('89504e470d0a1a0a')],
  '7z archive': ['is-7z', () => magic('377abcaf271c0004')],
  'RAR archive': ['is-rar', () => magic('526172211a070100')],
  'gzip of a roster': ['is-gzip', () => gzipSync(utf8)],
  'Access database': ['is-access', () => magic('000100005374616e64617264204a657420444200')],
  'SQLite database': ['is-sqlite', () => magic('53514c69746520666f726d6174203300')],
  'dBASE table': ['is-dbf', () => magic(`03190314${'02000000'}${'41001400'}${'00'.repeat(20)}`)],
  'Windows program called .xls': ['is-program', () => magic('4d5a90000300000004000000ffff0000')],
  'RTF document': ['is-rtf', () => Buffer.from('{\\rtf1\\ansi 姓名}')],
  'SVG picture': ['is-svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><text>姓名</text></svg>')],
  'JSON export': ['is-json', () => Buffer.from('{"rows":[{"姓名":"张小明"}]}')],
  'web archive (.mht)': [
    'is-mhtml',
    () => Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>'),
  ],
  'login page instead of the export': [
    'html-no-table',
    () => Buffer.from('<html><body><form>请登录</form></body></html>'),
  ],
  'web table cut off': ['html-cut-off', () => Buffer.from('<html><table><tr><td>姓名</td></tr><tr><td>张小')],
  'web table without cells': ['no-cells', () => Buffer.from('<table><tr><td>&nbsp;</td></tr></table>')],
  'web table 9,000 columns wide': [
    'too-many-columns',
    () => Buffer.from(`<table><tr>${'<td>姓名</td>'.repeat(9000)}</tr></table>`),
  ],
  'XML that is no spreadsheet': [
    'is-other-xml',
    () => Buffer.from('<?xml version="1.0"?><students><s>张小明</s></students>'),
  ],
  'XML spreadsheet cut off': ['xml-cut-off', () => Buffer.from(xml2003(xmlRow).slice(0, -30))],
  'XML spreadsheet with entities': [
    'xml-doctype',
    () => Buffer.from(xml2003(xmlRow).replace('?>', '?><!DOCTYPE Workbook [<!ENTITY a "b">]>')),
  ],
  'XML spreadsheet with a far cell': [
    'far-cell',
    () => Buffer.from(xml2003(`${xmlRow}<Row ss:Index="900000"><Cell><Data ss:Type="String">x</Data></Cell></Row>`)),
  ],
  'XML spreadsheet whose rows go backwards': [
    'rows-disordered',
    () => Buffer.from(xml2003(`<Row ss:Index="5"/><Row ss:Index="2"/>`)),
  ],
  'XML spreadsheet with a DDE formula': [
    'has-dde',
    () =>
      Buffer.from(xml2003(`<Row><Cell ss:Formula="=cmd|'/c calc'!A0"><Data ss:Type="String">x</Data></Cell></Row>`)),
  ],
};

/** Bytes of every value, the same every time. */
function noise(): Buffer {
  const bytes = Buffer.alloc(20_000);
  for (let at = 0, state = 99; at < bytes.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
