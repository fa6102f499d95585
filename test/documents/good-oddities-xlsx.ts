import Excel from 'exceljs';
import { writeXlsx } from 'hucre';
import {
  forgeSheet,
  forgeXlsx,
  HEADER,
  MAIN,
  PUPILS,
  relationsXml,
  rowsXml,
  SHEET,
  sheetXml,
  workbookXml,
  XML,
} from './forge-xlsx.ts';
import type { Oddities } from './oddity.ts';

const ROWS = [HEADER, ...PUPILS];
const one = (...rows: (readonly string[])[]) => ({ 一年级: rows });
const FORMULA_WARNING = (count: number) =>
  `有 ${count} 个单元格是公式，按文件保存时的结果读取；如结果已过时，请重新计算并保存。`;
const styles = (codes: string) =>
  `${XML}<styleSheet xmlns="${MAIN}">${codes}<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="57"/><xf numFmtId="49"/></cellXfs></styleSheet>`;

async function excel(make: (book: Excel.Workbook) => void): Promise<Buffer> {
  const book = new Excel.Workbook();
  make(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** What Excel, WPS and the export programs of this world put into an .xlsx. */
export const XLSX_ODDITIES: Oddities = {
  'many sheets, in the order of the workbook': {
    make: () =>
      excel((book) => {
        for (const name of ['三年级', '一年级', '二年级']) book.addWorksheet(name).addRow([name]);
      }),
    sheets: { 三年级: [['三年级']], 一年级: [['一年级']], 二年级: [['二年级']] },
  },
  'empty sheets beside the roster': {
    make: () =>
      writeXlsx({
        sheets: [
          { name: '一年级', rows: [['姓名']] },
          { name: 'Sheet2', rows: [] },
        ],
      }).then(Buffer.from),
    sheets: one(['姓名']),
  },
  'hidden sheet': {
    make: () =>
      excel((book) => {
        book.addWorksheet('一年级').addRow(['姓名']);
        book.addWorksheet('码表', { state: 'hidden' }).addRow(['汉族']);
      }),
    sheets: { 一年级: [['姓名']], 码表: [['汉族']] },
    warnings: ['工作表“…”是隐藏的，也一并读取；如不需要，请删除后再检查。'],
  },
  'very hidden sheet': {
    make: () => excel((book) => book.addWorksheet('一年级', { state: 'veryHidden' }).addRow(['姓名'])),
    sheets: one(['姓名']),
    warnings: ['工作表“…”是隐藏的，也一并读取；如不需要，请删除后再检查。'],
  },
  'merged cells, colors, widths and a drop-down list': {
    make: () =>
      excel((book) => {
        const sheet = book.addWorksheet('一年级', { properties: { defaultRowHeight: 20 } });
        sheet.addRows([
          ['登记表', null, null],
          ['姓名', '性别', '民族'],
          ['张小明', '男', '汉族'],
        ]);
        sheet.mergeCells('A1:C1');
        sheet.getCell('A1').font = { bold: true, color: { argb: 'FFFF0000' } };
        sheet.getColumn(2).width = 30;
        sheet.getCell('B3').dataValidation = { type: 'list', allowBlank: true, formulae: ['"男,女"'] };
        sheet.autoFilter = 'A2:C2';
        sheet.views = [{ state: 'frozen', ySplit: 2 }];
      }),
    sheets: one(['登记表'], ['姓名', '性别', '民族'], ['张小明', '男', '汉族']),
  },
  'rich text': {
    make: () =>
      excel((book) => {
        book.addWorksheet('一年级').getCell('A1').value = {
          richText: [{ text: '★', font: { color: { argb: 'FFFF0000' } } }, { text: '姓 ' }, { text: '名' }],
        };
      }),
    sheets: one(['★姓 名']),
  },
  'hyperlink and comment': {
    make: () =>
      excel((book) => {
        const sheet = book.addWorksheet('一年级');
        sheet.getCell('A1').value = { text: '张小明', hyperlink: 'https://example.cn' };
        sheet.getCell('A1').note = '请核对';
      }),
    sheets: one(['张小明']),
  },
  'formulas with their results kept': {
    make: () =>
      excel((book) => {
        const sheet = book.addWorksheet('一年级');
        sheet.getCell('A1').value = { formula: 'CONCATENATE("张","小明")', result: '张小明' };
        sheet.getCell('B1').value = { formula: '1+1', result: 2 };
      }),
    sheets: one(['张小明', '2']),
    warnings: [FORMULA_WARNING(2)],
  },
  'formula whose result is an empty text': {
    make: () => forgeSheet('<row r="1"><c r="A1" t="str"><f>IF(1,"","x")</f><v></v></c><c r="B1"><v>7</v></c></row>'),
    sheets: one(['', '7']),
    warnings: [FORMULA_WARNING(1)],
  },
  'errors in cells': {
    make: () => forgeSheet('<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'),
    sheets: one(['#N/A', '#REF!']),
  },
  'Chinese built-in and custom date formats': {
    make: () =>
      forgeXlsx({
        'xl/_rels/workbook.xml.rels': relationsXml([['styles', 'styles.xml']]),
        'xl/styles.xml': styles(
          '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts>',
        ),
        [SHEET]: sheetXml(
          '<row r="1"><c r="A1" s="1"><v>44440</v></c><c r="B1" s="2"><v>42075.5</v></c><c r="C1" s="3"><v>42075</v></c></row>',
        ),
      }),
    sheets: one(['2021-09-01', '2015-03-12 12:00:00', '42075']),
  },
  'dates counted from 1904': {
    make: () =>
      forgeXlsx({
        'xl/workbook.xml': workbookXml().replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
        'xl/_rels/workbook.xml.rels': relationsXml([['styles', 'styles.xml']]),
        'xl/styles.xml': styles(''),
        [SHEET]: sheetXml('<row r="1"><c r="A1" s="2"><v>40613</v></c></row>'),
      }),
    sheets: one(['2015-03-12']),
  },
  'ISO dates': {
    make: () => forgeSheet('<row r="1"><c r="A1" t="d"><v>2015-03-12T00:00:00Z</v></c></row>'),
    sheets: one(['2015-03-12']),
  },
  'rows and cells without references': { make: () => forgeSheet(rowsXml(ROWS)), sheets: one(...ROWS) },
  'rows that skip numbers': {
    make: () => forgeSheet('<row r="3"><c r="B3"><v>1</v></c></row><row r="6"><c r="A6"><v>2</v></c></row>'),
    sheets: one([], [], ['', '1'], [], [], ['2']),
  },
  'styled empty rows down to the very last': {
    make: () => forgeSheet(`${rowsXml(ROWS)}<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>`),
    sheets: one(...ROWS),
  },
  'dimension of the whole sheet': {
    make: () => forgeSheet(rowsXml(ROWS), '<dimension ref="A1:XFD1048576"/>'),
    sheets: one(...ROWS),
  },
  'element names with a prefix': {
    make: () => {
      const prefixed = sheetXml()
        .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
        .replace('xmlns=', 'xmlns:x=');
      return forgeXlsx({ [SHEET]: prefixed });
    },
    sheets: one(...ROWS),
  },
  'sheet in UTF-16': {
    make: () => {
      const sheet = Buffer.from(`\uFEFF${sheetXml().replace('UTF-8', 'UTF-16')}`, 'utf16le');
      return forgeXlsx({ [SHEET]: undefined }, [{ name: SHEET, bytes: sheet }]);
    },
    sheets: one(...ROWS),
  },
  'byte order mark, comments and CDATA': {
    make: () =>
      forgeXlsx({
        [SHEET]: `\uFEFF${sheetXml('<row><c t="inlineStr"><is><t><!-- > -->张<![CDATA[<&>]]>明</t></is></c></row>')}<!-- 完 -->\n`,
      }),
    sheets: one(['张<&>明']),
  },
  'line breaks between tags, and single quotes': {
    make: () =>
      forgeXlsx({
        [SHEET]: sheetXml(`\n <row\n r='1' >\n  <c r='A1'\tt='str' >\n<v>a &gt; b &#x20BB7; &#39;</v> </c >\n</row >`),
      }),
    sheets: one(["a > b 𠮷 '"]),
  },
  'greater-than sign inside an attribute': {
    make: () => forgeSheet('<row r="1" note="a > b"><c r="A1" t="str" note=\'">\'><v>x</v></c></row>'),
    sheets: one(['x']),
  },
  'escaped control characters and halves of a pair': {
    make: () => forgeSheet(rowsXml([['a_x000D_b', '_xD842__xDFB7_', '_xD842_x', '_x005F_x0041_']])),
    sheets: one(['a\rb', '𠮷', '\uFFFDx', '_x0041_']),
  },
  'phonetic guide left out': {
    make: () =>
      forgeSheet('<row><c t="inlineStr"><is><t>田中</t><rPh sb="0" eb="2"><t>タナカ</t></rPh></is></c></row>'),
    sheets: one(['田中']),
  },
  'strict relation types and absolute targets': {
    make: () =>
      forgeXlsx({
        'xl/_rels/workbook.xml.rels': relationsXml().replace(
          /http:\/\/schemas[^"]*worksheet" Target="/,
          'http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/',
        ),
      }),
    sheets: one(...ROWS),
  },
  'chart sheet beside the roster': {
    make: () =>
      forgeXlsx({
        'xl/workbook.xml': workbookXml(
          '<sheet name="一年级" sheetId="1" r:id="rId1"/><sheet name="图" sheetId="2" r:id="rId2"/>',
        ),
        'xl/_rels/workbook.xml.rels': relationsXml([['chartsheet', 'chartsheets/sheet1.xml']]),
      }),
    sheets: one(...ROWS),
  },
  'properties as WPS writes them': {
    make: () =>
      forgeXlsx({
        'docProps/app.xml': `${XML}<Properties><Application>WPS 表格</Application><AppVersion>11.0</AppVersion></Properties>`,
        'docProps/custom.xml': `${XML}<Properties><property name="KSOProductBuildVer"/></Properties>`,
        'xl/cellimages.xml': `${XML}<cellImages/>`,
      }),
    sheets: one(...ROWS),
  },
  'stored parts and folders': {
    make: () =>
      forgeXlsx({ [SHEET]: undefined }, [
        { name: 'xl/', bytes: '', stored: true },
        { name: SHEET, bytes: sheetXml(), stored: true },
      ]),
    sheets: one(...ROWS),
  },
  'sheet name with every awkward character': {
    make: () => writeXlsx({ sheets: [{ name: `一(1)班 & <"𠮷">`, rows: [['姓名']] }] }).then(Buffer.from),
    sheets: { '一(1)班 & <"𠮷">': [['姓名']] },
  },
};
