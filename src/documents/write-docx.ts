import { escapeXml } from './write-xlsx-xml.ts';
import { ZipWriter } from './write-zip.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A face by the name Word knows it under, for Chinese; Latin letters and digits are Times New Roman. */
export interface WordLine {
  readonly text: string;
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly align?: 'center' | 'right';
  /** Characters of the line's own size. */
  readonly firstIndent?: number;
  readonly leftIndent?: number;
  readonly rightIndent?: number;
  /** `D7000F` */
  readonly color?: string;
  readonly bold?: true;
  readonly below?: WordRule;
  readonly above?: WordRule;
  readonly newPage?: true;
  readonly keepsNext?: true;
  /** Exact height of the line in points; absent: as the type needs. */
  readonly pitch?: number;
}

export interface WordRule {
  readonly kind: 'single' | 'thickThinMediumGap';
  readonly color: string;
  /** Points. */
  readonly weight: number;
}

/** 页面, in millimetres. */
export interface WordPage {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** From the lower edge to the page number. */
  readonly footer: number;
}

/** 写 Word 文件 — A4, one paragraph a line, the page number at the foot. The same lines make the same bytes. */
export async function writeDocx(path: string, page: WordPage, lines: readonly WordLine[]): Promise<void> {
  const zip = await ZipWriter.create(path);
  try {
    await zip.add('[Content_Types].xml', [CONTENT_TYPES]);
    await zip.add('_rels/.rels', [relationships([['officeDocument', 'word/document.xml']])]);
    await zip.add('word/_rels/document.xml.rels', [relationships([['footer', 'footer1.xml']])]);
    await zip.add('word/footer1.xml', [FOOTER]);
    await zip.add('word/document.xml', [documentXml(page, lines)]);
    await zip.finish();
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}"`;

const CONTENT_TYPES = [
  `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  ...['document.main', 'footer'].map((kind) => {
    const part = kind === 'footer' ? 'footer1' : 'document';
    return `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  }),
  '</Types>',
].join('');

function relationships(parts: readonly (readonly [type: string, target: string])[]): string {
  const lines = parts.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

const FOOTER = [
  `${DECLARATION}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>`,
  '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>',
  '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>',
  '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
  '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>',
  '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>',
].join('');

/** Twentieths of a point. */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

function documentXml({ top, left, right, bottom, footer }: WordPage, lines: readonly WordLine[]): string {
  const margins = `w:top="${twips(top)}" w:left="${twips(left)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}"`;
  return [
    `${DECLARATION}<w:document ${NAMESPACES}><w:body>`,
    ...lines.map(paragraphXml),
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/>',
    `<w:pgMar ${margins} w:header="720" w:footer="${twips(footer)}" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  ].join('');
}

/** In the order in which the schema wants the parts (ECMA-376 part 1, 17.3.1.26). */
function paragraphXml(line: WordLine): string {
  const { text, keepsNext, newPage, above, below, pitch, align } = line;
  const rules = [ruleXml('top', above), ruleXml('bottom', below)].join('');
  const shape = [
    keepsNext ? '<w:keepNext/>' : '',
    newPage ? '<w:pageBreakBefore/>' : '',
    rules === '' ? '' : `<w:pBdr>${rules}</w:pBdr>`,
    `<w:spacing w:before="0" w:after="0"${pitch === undefined ? '' : ` w:line="${Math.round(pitch * 20)}" w:lineRule="exact"`}/>`,
    indentXml(line),
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ].join('');
  return `<w:p><w:pPr>${shape}</w:pPr>${text === '' ? '' : runXml(line)}</w:p>`;
}

function indentXml({ size, firstIndent, leftIndent, rightIndent }: WordLine): string {
  const of = (name: string, characters: number | undefined) =>
    characters === undefined ? '' : ` w:${name}="${Math.round(characters * size * 20)}"`;
  const all = of('left', leftIndent) + of('right', rightIndent) + of('firstLine', firstIndent);
  return all === '' ? '' : `<w:ind${all}/>`;
}

function ruleXml(side: 'top' | 'bottom', rule: WordRule | undefined): string {
  if (rule === undefined) return '';
  return `<w:${side} w:val="${rule.kind}" w:sz="${Math.round(rule.weight * 8)}" w:space="4" w:color="${rule.color}"/>`;
}

function runXml({ text, font, size, color, bold }: WordLine): string {
  const face = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${escapeXml(font)}"/>`;
  const look = `${face}${bold ? '<w:b/>' : ''}${color === undefined ? '' : `<w:color w:val="${color}"/>`}<w:sz w:val="${size * 2}"/>`;
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** 一张表 as a piece of a Word document, over the whole width, its first row repeated on every page. */
export function wordTable(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = { font: '仿宋_GB2312', size: 11 } as const;
  const cell = (text: string, bold: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraphXml({ ...line, text, ...(bold && { bold }) })}</w:tc>`;
  const row = (cells: readonly string[], isHead: boolean) =>
    `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map((text) => cell(text, isHead)).join('')}</w:tr>`;
  const edge = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('');
  return [
    paragraphXml({ text: title, font: '方正小标宋简体', size: 18, align: 'center', newPage: true, keepsNext: true }),
    `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>`,
    row(headings, true),
    ...rows.map((cells) => row(cells, false)),
    '</w:tbl><w:p><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>',
  ].join('');
}
