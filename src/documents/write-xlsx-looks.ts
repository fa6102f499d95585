import type { Look } from '#src/kernel/sheet.ts';

interface Drawing {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly border?: { readonly style: string; readonly color: string; readonly sides?: 'all' | 'bottom' };
  readonly format?: 'text' | 'count';
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: number;
  readonly vertical?: 'top' | 'center';
  readonly wrap?: boolean;
}

const HAIRLINE = { style: 'thin', color: 'BFC7D1' } as const;

/**
 * How each look is drawn. The three severities differ by border and weight too: a report is read by colour-blind people
 * and comes out of black-and-white printers. Roster cells are of text format, so that a number typed into one later
 * keeps its eighteen digits.
 */
const LOOKS = {
  text: { format: 'text', vertical: 'center' },
  title: { size: 18, bold: true, color: '17365D', vertical: 'center' },
  aside: { color: '5F6B7A', vertical: 'center' },
  section: { size: 13, bold: true, color: '17365D', border: { style: 'medium', color: '17365D', sides: 'bottom' } },
  heading: {
    bold: true,
    fill: 'DCE6F1',
    border: HAIRLINE,
    align: 'center',
    vertical: 'center',
    wrap: true,
    format: 'text',
  },
  entry: { border: HAIRLINE, align: 'left', indent: 1, vertical: 'center', wrap: true, format: 'text' },
  count: { border: HAIRLINE, vertical: 'center', align: 'right', indent: 1, format: 'count' },
  sum: { border: HAIRLINE, vertical: 'center', align: 'right', indent: 1, format: 'count', bold: true, fill: 'F3F6FA' },
  error: {
    bold: true,
    color: '9C0006',
    fill: 'FBD5D5',
    border: { style: 'medium', color: 'C00000' },
    vertical: 'center',
    format: 'text',
  },
  query: {
    bold: true,
    color: '7A4B00',
    fill: 'FFE8B3',
    border: { style: 'dashed', color: 'B26B00' },
    vertical: 'center',
    format: 'text',
  },
  notice: {
    color: '2F4A66',
    fill: 'DDE6EE',
    border: { style: 'dotted', color: '4F6F8F' },
    vertical: 'center',
    format: 'text',
  },
  problem: { format: 'text', vertical: 'center', wrap: true },
} as const satisfies Record<Look, Drawing>;

const NAMES = Object.keys(LOOKS);

/** The number under which a sheet refers to a look. Number 0 is what a spreadsheet gives to cells nobody styled. */
export function indexOfLook(look: Look): number {
  return NAMES.indexOf(look) + 1;
}

/** `xl/styles.xml` */
export function stylesXml(): string {
  const drawings: readonly Drawing[] = [{}, ...Object.values(LOOKS)];
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<fonts count="${drawings.length}">${drawings.map(fontXml).join('')}</fonts>`,
    `<fills count="${drawings.length + 2}"><fill><patternFill patternType="none"/></fill>`,
    `<fill><patternFill patternType="gray125"/></fill>${drawings.map(fillXml).join('')}</fills>`,
    `<borders count="${drawings.length}">${drawings.map(borderXml).join('')}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${drawings.length}">${drawings.map(formatXml).join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

function fontXml({ size = 10, bold, color }: Drawing): string {
  const weight = bold ? '<b/>' : '';
  const ink = color ? `<color rgb="FF${color}"/>` : '';
  return `<font>${weight}<sz val="${size}"/>${ink}<name val="微软雅黑"/><family val="2"/><charset val="134"/></font>`;
}

function fillXml({ fill }: Drawing): string {
  if (!fill) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml({ border }: Drawing): string {
  const side = (name: string) => {
    if (!border || (border.sides === 'bottom' && name !== 'bottom')) return `<${name}/>`;
    return `<${name} style="${border.style}"><color rgb="FF${border.color}"/></${name}>`;
  };
  return `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;
}

/** 49 is the built-in text format, 3 the one with thousands set apart. */
const FORMATS = { text: 49, count: 3 } as const;

function formatXml({ format, align, indent, vertical, wrap }: Drawing, i: number): string {
  const alignment = [
    align ? ` horizontal="${align}"` : '',
    indent ? ` indent="${indent}"` : '',
    vertical ? ` vertical="${vertical}"` : '',
    wrap ? ' wrapText="1"' : '',
  ].join('');
  const number = format ? FORMATS[format] : 0;
  return (
    `<xf numFmtId="${number}" fontId="${i}" fillId="${i === 0 ? 0 : i + 2}" borderId="${i}" xfId="0" ` +
    'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
    `<alignment${alignment}/></xf>`
  );
}
