import { gb18030 } from './encodings.ts';
import type { Oddities } from './oddity.ts';

const one = (...rows: (readonly string[])[]) => ({ '': rows });
const utf8 = (text: string) => () => Buffer.from(text);
const ROWS = [
  ['姓名', '性别'],
  ['张小明', '男'],
];
const TABLE = '<table><tr><th>姓名</th><th>性别</th></tr><tr><td>张小明</td><td>男</td></tr></table>';
const namespace =
  'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"';
const xml2003 = (rows: string, declaration = '<?xml version="1.0"?>') =>
  `${declaration}\n<?mso-application progid="Excel.Sheet"?><Workbook ${namespace}><Worksheet ss:Name="一年级"><Table>${rows}</Table></Worksheet></Workbook>`;
const cell = (text: string, attributes = '', type = 'String') =>
  `<Cell${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`;

/** Text, web pages and XML as programs and people really leave them. */
export const TEXT_ODDITIES: Oddities = {
  'no line end at the end': { make: utf8('姓名,性别\n张小明,男'), sheets: one(...ROWS) },
  'empty lines at the end': { make: utf8('姓名,性别\r\n张小明,男\r\n\r\n\r\n'), sheets: one(...ROWS) },
  'rows of different lengths': {
    make: utf8('姓名,性别,备注\n张小明\n,,,x\n'),
    sheets: one(['姓名', '性别', '备注'], ['张小明'], ['', '', '', 'x']),
  },
  'quotes inside a bare cell': {
    make: utf8('姓名,性别\n张"小"明,男\n'),
    sheets: one(['姓名', '性别'], ['张"小"明', '男']),
  },
  'end of text as DOS marks it': { make: utf8('姓名,性别\r\n张小明,男\r\n\x1a'), sheets: one(...ROWS, ['\x1a']) },
  'delimiter announced for Excel': { make: utf8('sep=;\r\n姓名;性别\r\n张小明;男\r\n'), sheets: one(...ROWS) },
  'delimiter announced, in GBK': { make: () => gb18030('sep=;\r\n姓名;性别\r\n张小明;男\r\n'), sheets: one(...ROWS) },
  'numbers wrapped as text': {
    make: utf8('姓名,身份证件号\n张小明,="411323201503129914"\n李小红,"=""411323201507089924"""\n'),
    sheets: one(['姓名', '身份证件号'], ['张小明', '411323201503129914'], ['李小红', '411323201507089924']),
  },
  'text copied out of Excel': {
    make: utf8('姓名\t性别\t地址\n张小明\t男\t"丁河镇\n简村"\n'),
    sheets: one(['姓名', '性别', '地址'], ['张小明', '男', '丁河镇\n简村']),
  },
  'table without head or body': { make: utf8(TABLE), sheets: one(...ROWS) },
  'table behind a mark, a comment and a document type': {
    make: utf8(`\uFEFF<!-- 导出 -->\n<!DOCTYPE html><html><body>${TABLE}</body></html>`),
    sheets: one(...ROWS),
  },
  XHTML: {
    make: utf8(`<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html>${TABLE}</html>`),
    sheets: one(...ROWS),
  },
  'web page in GBK that says so': {
    make: () => gb18030(`<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312">${TABLE}</html>`),
    sheets: one(...ROWS),
  },
  'web page in GBK that says nothing': { make: () => gb18030(`<html>${TABLE}</html>`), sheets: one(...ROWS) },
  'web page in UTF-8 that claims GB2312': {
    make: utf8(`<html><meta charset=gb2312>${TABLE}</html>`),
    sheets: one(...ROWS),
  },
  'web page in UTF-16': { make: () => Buffer.from(`\uFEFF<html>${TABLE}</html>`, 'utf16le'), sheets: one(...ROWS) },
  'capital tags and missing end tags': {
    make: utf8('<HTML><TABLE BORDER=1><TR><TD>姓名<TD>性别<TR><TD>张小明<TD>男</TABLE></HTML>'),
    sheets: one(...ROWS),
  },
  'spans over rows and columns': {
    make: utf8(
      '<table><tr><td rowspan="2">姓名</td><td colspan=2>父亲</td><td rowspan=2>备注</td></tr><tr><td>姓名</td><td>电话</td></tr><tr><td>张小明</td><td>张建国</td><td>1</td><td>无</td></tr></table>',
    ),
    sheets: one(['姓名', '父亲', '', '备注'], ['', '姓名', '电话'], ['张小明', '张建国', '1', '无']),
  },
  'table inside a table for the looks': {
    make: utf8(`<table><tr><td>${TABLE}</td></tr></table>`),
    sheets: { '表格 2': ROWS },
  },
  'two tables': { make: utf8(`${TABLE}<p>附：</p>${TABLE}`), sheets: { '表格 1': ROWS, '表格 2': ROWS } },
  'script, style and hidden XML passed over': {
    make: utf8(
      `<html><style>td{mso-number-format:"\\@"}</style><script>"<table>"</script><xml><x:ExcelWorkbook/></xml>${TABLE}</html>`,
    ),
    sheets: one(...ROWS),
  },
  'entities and line breaks in a web table': {
    make: utf8(
      '<table><tr><td> 张&nbsp;小&#26126; <br/>&lt;丁河镇&gt;<br>&#x20BB7;&middot;&copy </td><td>&nbsp;</td><td>x</td></tr></table>',
    ),
    sheets: one(['张\u00A0小明\n<丁河镇>\n𠮷·&copy', '', 'x']),
  },
  'identity number in a web table stays text': {
    make: utf8('<table><tr><td x:num>411323201503129914</td><td>007</td></tr></table>'),
    sheets: one(['411323201503129914', '007']),
  },
  'XML spreadsheet that skips rows and cells': {
    make: utf8(
      xml2003(`<Row ss:Index="2">${cell('张', ' ss:Index="2"')}</Row><Row ss:Span="2"/><Row>${cell('李')}</Row>`),
    ),
    sheets: { 一年级: [[], ['', '张'], [], [], [], ['李']] },
  },
  'XML spreadsheet with merged cells, comments and every type': {
    make: utf8(
      xml2003(
        `<Row>${cell('表', ' ss:MergeAcross="1"')}<Cell><Data ss:Type="Number">411323201503129914</Data><Comment ss:Author="x"><ss:Data>请核对</ss:Data></Comment></Cell></Row>
         <Row>${cell('2015-03-12T00:00:00.000', '', 'DateTime')}${cell('1', '', 'Boolean')}${cell('2.50', '', 'Number')}${cell('#N/A', '', 'Error')}</Row>`,
      ),
    ),
    sheets: {
      一年级: [
        ['表', '', '4.1132320150313E+17'],
        ['2015-03-12', 'TRUE', '2.5', '#N/A'],
      ],
    },
  },
  'XML spreadsheet in UTF-16': {
    make: () =>
      Buffer.from(
        `\uFEFF${xml2003(`<Row>${cell('王𠮷')}</Row>`, '<?xml version="1.0" encoding="UTF-16"?>')}`,
        'utf16le',
      ),
    sheets: { 一年级: [['王𠮷']] },
  },
  'XML spreadsheet in GB2312': {
    make: () => gb18030(xml2003(`<Row>${cell('王𠮷')}</Row>`, '<?xml version="1.0" encoding="gb2312"?>')),
    sheets: { 一年级: [['王𠮷']] },
  },
  'XML spreadsheet with rich text and a prefix': {
    make: utf8(
      `<?xml version="1.0"?><ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="一年级"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type="String">张<B>小</B>明</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>`,
    ),
    sheets: { 一年级: [['张小明']] },
  },
};
