import type { BadFiles } from './bad-file.ts';
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
import { forgeZip } from './forge-zip.ts';

const strings = (texts: readonly string[]) =>
  `${XML}<sst xmlns="${MAIN}">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
const STRINGS = 'xl/sharedStrings.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const withStrings = { [RELATIONS]: relationsXml([['sharedStrings', 'sharedStrings.xml']]) };
const laughs = [...'bcdefghi'].map(
  (name, index) => `<!ENTITY ${name} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`,
);

/** Workbooks whose archive is sound and whose inside is not. */
export const BAD_WORKBOOKS: BadFiles = {
  'workbook part missing': ['no-workbook', () => forgeXlsx({ 'xl/workbook.xml': undefined })],
  'content types missing': ['no-content-types', () => forgeXlsx({ '[Content_Types].xml': undefined })],
  'root relations missing': ['no-root-relations', () => forgeXlsx({ '_rels/.rels': undefined })],
  'workbook relations missing': ['no-workbook-relations', () => forgeXlsx({ [RELATIONS]: undefined })],
  'sheet part missing': ['no-sheet-part', () => forgeXlsx({ [SHEET]: undefined })],
  'sheet without a relation': [
    'no-sheet-part',
    () => forgeXlsx({ 'xl/workbook.xml': workbookXml('<sheet name="二" sheetId="1" r:id="rId7"/>') }),
  ],
  'workbook without sheets': ['no-sheets', () => forgeXlsx({ 'xl/workbook.xml': workbookXml('') })],
  'shared strings missing': ['no-shared-strings', () => forgeXlsx(withStrings)],
  'shared string that does not exist': [
    'no-such-string',
    () =>
      forgeXlsx({
        ...withStrings,
        [STRINGS]: strings(HEADER),
        [SHEET]: sheetXml('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>88</v></c></row>'),
      }),
  ],
  'sheet cut off between two rows': [
    'xml-cut-off',
    () => forgeXlsx({ [SHEET]: sheetXml().replace(/<\/sheetData>.*/, '') }),
  ],
  'sheet cut off inside a tag': ['xml-cut-off', () => forgeXlsx({ [SHEET]: sheetXml().slice(0, -200) })],
  'sheet part empty': ['xml-cut-off', () => forgeXlsx({ [SHEET]: '' })],
  'shared strings cut off': [
    'xml-cut-off',
    () => forgeXlsx({ ...withStrings, [STRINGS]: strings(HEADER).slice(0, -20) }),
  ],
  'two roots in the sheet': ['xml-malformed', () => forgeXlsx({ [SHEET]: sheetXml() + sheetXml().slice(XML.length) })],
  'a closing tag too many': ['xml-malformed', () => forgeXlsx({ [SHEET]: `${sheetXml()}</worksheet>` })],
  'billion laughs': [
    'xml-doctype',
    () => forgeXlsx({ [SHEET]: sheetXml().replace('?>', `?><!DOCTYPE x [<!ENTITY a "哈哈">${laughs.join('')}]>`) }),
  ],
  'external entity in the shared strings': [
    'xml-doctype',
    () =>
      forgeXlsx({
        ...withStrings,
        [STRINGS]: strings(['&x;']).replace('?>', '?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      }),
  ],
  'document type in the workbook part': [
    'xml-doctype',
    () =>
      forgeXlsx({
        'xl/workbook.xml': workbookXml().replace('?>', '?><!DOCTYPE workbook SYSTEM "http://127.0.0.1/x.dtd">'),
      }),
  ],
  'entity nobody defined': ['xml-doctype', () => forgeSheet(rowsXml([HEADER, ['&xxe;']]))],
  'encoding nobody knows': ['xml-encoding', () => forgeXlsx({ [SHEET]: sheetXml().replace('UTF-8', 'X-KLINGON') })],
  'macro workbook (.xlsm)': [
    'has-macros',
    () => forgeXlsx({}, [{ name: 'xl/vbaProject.bin', bytes: Buffer.alloc(4000, 1) }]),
  ],
  'Excel 4.0 macro sheet': [
    'has-excel4-macros',
    () => forgeXlsx({}, [{ name: 'xl/macrosheets/sheet1.xml', bytes: sheetXml('') }]),
  ],
  'link to another workbook': [
    'external-links',
    () =>
      forgeXlsx({
        'xl/externalLinks/externalLink1.xml': `${XML}<externalLink xmlns="${MAIN}"><externalBook/></externalLink>`,
      }),
  ],
  'DDE link': [
    'has-dde',
    () =>
      forgeXlsx({
        'xl/externalLinks/externalLink1.xml': `${XML}<externalLink xmlns="${MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>`,
      }),
  ],
  'DDE formula': ['has-dde', () => forgeSheet(`<row r="1"><c r="A1"><f>cmd|'/c calc'!A0</f><v>0</v></c></row>`)],
  'DDE function': [
    'has-dde',
    () => forgeSheet('<row r="1"><c r="A1"><f>DDE("cmd";"/c calc";"a")</f><v>0</v></c></row>'),
  ],
  'formulas that were never calculated': [
    'formula-without-value',
    () => forgeSheet(`${rowsXml()}<row r="4"><c r="A4"><f>B3&amp;C3</f></c></row>`),
  ],
  'far cell XFD1048576': [
    'far-cell',
    () => forgeSheet(`${rowsXml()}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
  ],
  'stray cell in row 900,000': [
    'far-cell',
    () => forgeSheet(`${rowsXml()}<row r="900000"><c r="A900000"><v>1</v></c></row>`),
  ],
  'row beyond the last': ['impossible-cell', () => forgeSheet(`${rowsXml()}<row r="1048577"><c><v>1</v></c></row>`)],
  'negative row': ['impossible-cell', () => forgeSheet('<row r="-4"><c><v>1</v></c></row>')],
  'cell that claims another row': ['impossible-cell', () => forgeSheet('<row r="2"><c r="A7"><v>1</v></c></row>')],
  'column beyond the last': ['impossible-cell', () => forgeSheet('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')],
  'the same row twice': ['rows-disordered', () => forgeSheet(`${rowsXml()}<row r="2"><c r="A2"><v>1</v></c></row>`)],
  'the same cell twice': [
    'rows-disordered',
    () => forgeSheet('<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>'),
  ],
  'huge dimension that no sheet can have': [
    'impossible-dimension',
    () => forgeSheet(rowsXml(), '<dimension ref="A1:ZZZZ99999999"/>'),
  ],
  'huge dimension over nothing': ['no-cells', () => forgeSheet('', '<dimension ref="A1:XFD1048576"/>')],
  'sheet without rows': ['no-cells', () => forgeSheet('')],
  'rows without values': ['no-cells', () => forgeSheet('<row r="1"><c r="A1" s="0"/></row>'.repeat(1))],
  'cell of 40,000 characters': ['cell-too-long', () => forgeSheet(rowsXml([HEADER, ['长'.repeat(40_000)]]))],
  'tag of two megabytes': ['cell-too-long', () => forgeSheet(`<row r="1" x="${'a'.repeat(2 << 20)}"/>`)],
  'one long text in 400,000 cells': [
    'too-large-inside',
    () =>
      forgeXlsx({
        ...withStrings,
        [STRINGS]: strings(['长'.repeat(30_000)]),
        [SHEET]: sheetXml(`<row>${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`.repeat(2000)),
      }),
  ],
  'binary workbook (.xlsb)': [
    'is-xlsb',
    () => forgeXlsx({ 'xl/workbook.xml': undefined }, [{ name: 'xl/workbook.bin', bytes: 'x' }]),
  ],
  'Word document (.docx)': ['is-word', () => forgeXlsx({ 'word/document.xml': '<w/>' })],
  'slides (.pptx)': ['is-powerpoint', () => forgeXlsx({ 'ppt/presentation.xml': '<p/>' })],
  'OpenDocument spreadsheet (.ods)': ['is-ods', () => openDocument('spreadsheet')],
  'OpenDocument text (.odt)': ['is-odt', () => openDocument('text')],
};

function openDocument(kind: string): Buffer {
  return forgeZip([
    { name: 'mimetype', bytes: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    { name: 'content.xml', bytes: '<office/>' },
  ]);
}

/** Sound workbooks that are no roster: it takes one who knows headers to refuse them. */
export const NO_ROSTERS: Readonly<Record<string, () => Buffer>> = {
  'header only': () => forgeSheet(rowsXml([HEADER])),
  'duplicate headers': () => forgeSheet(rowsXml([[...HEADER, '姓名'], ...PUPILS.map((row) => [...row, '另名'])])),
  'no name column': () => forgeSheet(rowsXml([HEADER.toSpliced(1, 1), ...PUPILS.map((row) => row.toSpliced(1, 1))])),
  'no header at all': () => forgeSheet(rowsXml(PUPILS)),
  'a price list': () =>
    forgeSheet(
      rowsXml([
        ['品名', '单价'],
        ['铅笔', '0.5'],
        ['本子', '2'],
      ]),
    ),
};
