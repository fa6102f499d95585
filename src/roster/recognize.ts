import { FIELDS, type FieldName, titleOf } from '#src/registry/fields.ts';
import { readGrade } from '#src/registry/grade.ts';
import { type Claim, type Claims, settle } from './claims.ts';
import { keyOfHeading, PROBLEM_HEADING, readHeading } from './heading.ts';
import { noHeader, noName, type Refusal } from './refusals.ts';

/** 名单版式 — where in a table the roster's columns are. Columns count from 0, rows as a spreadsheet shows them, from 1. */
export interface Layout extends Claims {
  /** The last line of the header; the pupils follow. */
  readonly headerRow: number;
  /** Of how many lines the header is made: two where the upper one groups columns. */
  readonly headerLines: 1 | 2;
  /** What stands above each column, both lines together. */
  readonly headings: readonly string[];
  /** The column in which an earlier report said what is wrong. */
  readonly problemColumn?: number | undefined;
  /** Mandatory columns that the table has not. */
  readonly missing: readonly FieldName[];
}

/** How far down we look for the header: titles, notes and filling instructions may stand above it. */
export const HEADER_WITHIN = 30;

/** The layout of the roster in a table, from its first rows; or why the table cannot be taken for one. */
export function recognize(rows: readonly (readonly string[])[]): Layout | Refusal {
  const best = bestHeader(rows.slice(0, HEADER_WITHIN));
  if (best === undefined) return noHeader();
  if (!best.fields.has('name')) return noName(best.row);
  const { header, claims } = settleHeader(best, rows[best.row - 2]);
  if ('refused' in claims) return claims;
  const problemColumn = header.headings.findIndex((heading) => keyOfHeading(heading) === PROBLEM_HEADING);
  return {
    ...claims,
    headerRow: header.row,
    headerLines: header.lines,
    headings: header.headings,
    problemColumn: problemColumn < 0 ? undefined : problemColumn,
    missing: missingFrom(claims, header.headings, rows.slice(header.row)),
  };
}

/** The finding about a mandatory column that is not there: one sentence, not one for each pupil. */
export function missingMessage(field: FieldName): string {
  return `缺少必填列“${titleOf(field)}”，该项无法核查；请在表中补上这一列`;
}

/** A heading that comes twice may belong to two persons, and the line above says to whom: then that line counts. */
function settleHeader(header: Header, above: readonly string[] | undefined) {
  const claims = settle(header.claims);
  if (!('refused' in claims) || header.lines === 2 || above === undefined) return { header, claims };
  const texts = header.claims.map(({ text }) => text);
  const pair = twoLines(above, texts, header.row);
  const settled = settle(pair.claims);
  const isRoster = pair.fields.has('name') && pair.fields.size >= 2;
  return isRoster && !('refused' in settled) ? { header: pair, claims: settled } : { header, claims };
}

interface Header {
  readonly row: number;
  readonly lines: 1 | 2;
  readonly headings: readonly string[];
  readonly claims: readonly Claim[];
  readonly fields: ReadonlySet<FieldName>;
}

/** The line, or pair of lines, that names most columns; a header without 姓名 only where none has it. */
function bestHeader(rows: readonly (readonly string[])[]): Header | undefined {
  const headers = rows.flatMap((row, i) => {
    const upper = rows[i - 1];
    return upper ? [oneLine(row, i + 1), twoLines(upper, row, i + 1)] : [oneLine(row, i + 1)];
  });
  const likely = headers.filter(({ fields }) => fields.size >= 2);
  const named = likely.filter(({ fields }) => fields.has('name'));
  const [first, ...others] = named.length > 0 ? named : likely;
  if (first === undefined) return undefined;
  return others.reduce((best, other) => (isBetter(other, best) ? other : best), first);
}

/** A pair of lines must name more than either alone: else the upper one is a title, or the lower one a pupil. */
function isBetter(other: Header, best: Header): boolean {
  return other.fields.size > best.fields.size;
}

function oneLine(row: readonly string[], number: number): Header {
  return headerOf(
    number,
    1,
    row.map((text, column) => ({ column, text: text.trim(), reading: readHeading(text) })),
  );
}

/** A group's heading stands only above its first column, and a heading merged over both lines only in the upper one. */
function twoLines(upper: readonly string[], lower: readonly string[], number: number): Header {
  let group = '';
  const claims: Claim[] = [];
  for (let column = 0; column < Math.max(upper.length, lower.length); column += 1) {
    const above = upper[column]?.trim() ?? '';
    const below = lower[column]?.trim() ?? '';
    if (above !== '' || below === '') group = above;
    claims.push({ column, ...readPair(group, below) });
  }
  return headerOf(number, 2, claims);
}

function readPair(group: string, below: string): Pick<Claim, 'text' | 'reading'> {
  if (below === '') return { text: group, reading: readHeading(group) };
  const text = `${group}${below}`;
  const reading = readHeading(text);
  return reading || OTHER_PERSON.test(group) ? { text, reading } : { text: below, reading: readHeading(below) };
}

/** Below such a group 姓名 is not the pupil's own. */
const OTHER_PERSON = /[父母祖爷奶]|家长|监护|成员|亲属|联系人|教师|老师|班主任/;

function headerOf(row: number, lines: 1 | 2, claims: readonly Claim[]): Header {
  const fields = new Set(claims.flatMap(({ reading }) => (reading ? [reading.field] : [])));
  return { row, lines, claims, fields, headings: claims.map(({ text }) => text) };
}

/** The card's mandatory columns; the number counts as one, since without it nothing about a pupil's identity can be asked. */
const MANDATORY = FIELDS.filter(({ required, name }) => required === 'yes' || name === 'idNumber').filter(
  ({ name }) => !name.startsWith('guardian2.'),
);

function missingFrom(claims: Claims, headings: readonly string[], rows: readonly (readonly string[])[]): FieldName[] {
  const present = new Set(claims.columns);
  const missing = MANDATORY.map(({ name }) => name).filter((name) => !present.has(name));
  const classColumn = claims.columns.indexOf('className');
  const classTellsGrade =
    /班号/.test(headings[classColumn] ?? '') || rows.some((row) => tellsGrade(row[classColumn]?.trim() ?? ''));
  return classTellsGrade ? missing.filter((name) => name !== 'grade') : missing;
}

/** 四年级（1）班, 初一2班, 2019级3班, 4.1班: a class that carries its grade. A bare 1 is a class and nothing more. */
function tellsGrade(className: string): boolean {
  return !/^(\d{1,2}|[一二三四五六七八九十]{1,2})?$/.test(className) && readGrade(className) !== undefined;
}
