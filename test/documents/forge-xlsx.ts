import { type ForgedPart, forgeZip } from './forge-zip.ts';

/** The XML parts of a workbook, by name. */
export type XlsxParts = Readonly<Record<string, string>>;

export const HEADER = ['学校标识码', '姓名', '性别', '出生日期', '身份证件类型', '身份证件号', '年级', '班级'];

/** Two invented children, as text cells. */
export const PUPILS = [
  ['2141000001', '张小明', '男', '20150312', '居民身份证', '411323201503129914', '四年级', '1'],
  ['2141000001', '李小红', '女', '20150708', '居民身份证', '411323201507089924', '四年级', '1'],
];

/** A sheet's rows, from row 1 on, as inline strings. */
export function rowsXml(rows: readonly (readonly string[])[] = [HEADER, ...PUPILS]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return rows.map((row, index) => `<row r="${index + 1}">${row.map(cell).join('')}</row>`).join('');
}

/** A worksheet around `<row>`s. */
export function sheetXml(rows = rowsXml(), before = ''): string {
  return `${XML}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData></worksheet>`;
}

/** The parts of an honest workbook of one sheet, some of them replaced; `undefined` leaves one out. */
export function xlsxParts(over: Readonly<Record<string, string | undefined>> = {}): XlsxParts {
  const parts: Record<string, string> = {};
  for (const [name, xml] of Object.entries({ ...HONEST, ...over })) if (xml !== undefined) parts[name] = xml;
  return parts;
}

/** A workbook of one sheet, some parts replaced or left out. */
export function forgeXlsx(
  over: Readonly<Record<string, string | undefined>> = {},
  more: readonly ForgedPart[] = [],
): Buffer {
  const parts = Object.entries(xlsxParts(over)).map(([name, bytes]) => ({ name, bytes }));
  return forgeZip([...parts, ...more]);
}

/** A workbook whose one sheet has these rows of XML. */
export function forgeSheet(rows: string, before = ''): Buffer {
  return forgeXlsx({ [SHEET]: sheetXml(rows, before) });
}

export const SHEET = 'xl/worksheets/sheet1.xml';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The workbook's relations: its sheet, and whatever `more` names as kind and target. */
export function relationsXml(more: readonly (readonly [kind: string, target: string])[] = []): string {
  const all = [['worksheet', 'worksheets/sheet1.xml'] as const, ...more];
  const entries = all.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

/** The workbook part with these `<sheet>`s. */
export function workbookXml(sheets = '<sheet name="一年级" sheetId="1" r:id="rId1"/>'): string {
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;
}

const HONEST: XlsxParts = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': workbookXml(),
  'xl/_rels/workbook.xml.rels': relationsXml(),
  [SHEET]: sheetXml(),
};
