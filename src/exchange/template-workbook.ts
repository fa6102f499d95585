import type { Cell, Choice, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { CODE_TABLES, codeOf, labelOf } from '#src/registry/codes.ts';
import { type Field, fieldOf } from '#src/registry/fields.ts';
import type { Cells } from '#src/registry/record.ts';
import { type Fact, TEMPLATE_KINDS, type Template, type TemplateColumn } from './templates/template.ts';

/** One line to be written: a pupil's cells, and what else is told of them. */
export interface TemplateRow {
  readonly cells: Cells;
  readonly facts: Readonly<Partial<Record<Fact, string>>>;
}

export type TemplateFormat = 'xlsx' | 'xls';

/** As many lines of one sheet as the older format takes below its heading. */
const MOST_LINES: Readonly<Record<TemplateFormat, number>> = { xlsx: 1_048_575, xls: 65_535 };

/** The workbook of a template: its lines, on as many sheets as the format needs, and 填写说明 behind them. */
export function templateSheets(
  template: Template,
  rows: AsyncIterable<TemplateRow> | Iterable<TemplateRow>,
  { count, format }: { readonly count: number; readonly format: TemplateFormat },
): readonly Sheet[] {
  const { columns, kind } = template;
  const each = rowsInTurn(rows);
  const sheets = Math.max(1, Math.ceil(count / MOST_LINES[format]));
  const written = Array.from({ length: sheets }, (_, i): Sheet => {
    return {
      name: SHEET_NAMES[kind],
      widths: columns.map(widthOf),
      rows: linesOf(columns, each, i < sheets - 1 ? MOST_LINES[format] : Number.POSITIVE_INFINITY),
      frozen: { rows: 1, columns: columns.findIndex(isName) + 1 },
      filterRow: 1,
      pagesWide: Math.max(1, Math.ceil(columns.length / 10)),
      choices: columns.flatMap((column, at) => choiceOf(column, at, Math.min(count, MOST_LINES[format]) + SPARE)),
    };
  });
  return [...written, notesSheet(template)];
}

const SHEET_NAMES = {
  roster: '学籍花名册',
  family: '家庭成员',
  'no-number': '无身份证件号花名册',
  problems: '问题学籍名单',
  'key-changes': '关键信息变更清单',
} as const satisfies Readonly<Record<Template['kind'], string>>;

/** What stands in a cell: the options of a list under the names the national system takes, all else as the record has it. */
export function textIn(column: TemplateColumn, { cells, facts }: TemplateRow): string {
  if ('fact' in column) return facts[column.fact] ?? '';
  const text = cells[column.field] ?? '';
  const { kind } = fieldOf(column.field);
  if (text === '' || typeof kind !== 'object') return text;
  const code = codeOf(kind.code, text);
  return code === undefined ? text : labelOf(kind.code, code);
}

/** A heading, with the mark that the cell must not stay empty. */
export function headingOf(column: TemplateColumn): string {
  return isRequired(column) ? `*${column.heading}` : column.heading;
}

/** A generator that several sheets read from, one after the other. */
function rowsInTurn(rows: AsyncIterable<TemplateRow> | Iterable<TemplateRow>): AsyncIterator<TemplateRow> {
  async function* all() {
    yield* rows;
  }
  return all();
}

async function* linesOf(
  columns: readonly TemplateColumn[],
  rows: AsyncIterator<TemplateRow>,
  most: number,
): AsyncGenerator<SheetRow> {
  yield { cells: columns.map((column): Cell => ({ value: headingOf(column), look: 'heading' })) };
  for (let line = 0; line < most; line += 1) {
    const { done, value } = await rows.next();
    if (done) return;
    yield { cells: columns.map((column) => textIn(column, value)) };
  }
}

/** Lines below the last pupil that have the lists too, for whoever adds one. */
const SPARE = 100;

function choiceOf(column: TemplateColumn, at: number, to: number): readonly Choice[] {
  const options = optionsOf(column);
  if (options === undefined) return [];
  const refusal = `“${column.heading}”请从下拉列表中选，不要手写。`;
  return [{ column: at, from: 2, to, options, refusal }];
}

function optionsOf(column: TemplateColumn): readonly string[] | undefined {
  if (!('field' in column) || column.entry !== true) return undefined;
  const { kind } = fieldOf(column.field);
  return typeof kind === 'object' ? CODE_TABLES[kind.code].map(({ label }) => label) : undefined;
}

/** The second member may be left out altogether. */
function isRequired(column: TemplateColumn): boolean {
  if (!('field' in column) || column.entry !== true) return false;
  return fieldOf(column.field).required === 'yes' && !column.field.startsWith('guardian2.');
}

function isName(column: TemplateColumn): boolean {
  return 'field' in column && column.field === 'name';
}

function widthOf(column: TemplateColumn): number {
  if (column.width !== undefined) return column.width;
  const ofHeading = Math.min(24, Math.max(10, column.heading.length * 2 + 2));
  return 'field' in column && /umber$/.test(column.field) ? Math.max(22, ofHeading) : ofHeading;
}

/** 填写说明 — which year's template it is, its notes, and of each column whether it must be filled and with what. */
function notesSheet({ kind, year, notes, columns }: Template): Sheet {
  const head = ['栏目', '填写', '内容'];
  const told: readonly SheetRow[] = columns.map((column) => ({
    cells: [column.heading, fillingOf(column), contentOf(column)],
  }));
  return {
    name: '填写说明',
    widths: [30, 12, 60],
    rows: [
      {
        cells: [{ value: `${TEMPLATE_KINDS[kind]}（${year} 版）`, look: 'title' }],
        joined: { from: 0, to: 2 },
        lines: 2,
      },
      ...notes.map((note, i): SheetRow => {
        const value = `${i + 1}. ${note}`;
        return { cells: [{ value, look: 'problem' }], joined: { from: 0, to: 2 }, lines: Math.ceil(value.length / 48) };
      }),
      { cells: head.map((value): Cell => ({ value, look: 'heading' })) },
      ...told,
    ],
    pagesWide: 1,
  };
}

function fillingOf(column: TemplateColumn): string {
  if (!('field' in column) || column.entry !== true) return '不用填';
  return isRequired(column) ? '必填' : '选填';
}

function contentOf(column: TemplateColumn): string {
  if ('fact' in column) return '系统写出';
  const { kind, longest } = fieldOf(column.field);
  if (typeof kind === 'object') return '从下拉列表中选';
  return longest === undefined ? CONTENTS[kind] : `${CONTENTS[kind]}，不超过 ${longest} 个字`;
}

const CONTENTS: Readonly<Record<Exclude<Field['kind'], object>, string>> = {
  text: '文本',
  date: '八位数字，如 20150312',
  month: '六位数字，如 202109',
  number: '数字',
  region: '六位或十二位行政区划代码',
};
