import type { Findings } from './findings.ts';
import { HtmlTable } from './html-table.ts';
import { plainHtml } from './html-text.ts';
import type { PlainWriter } from './plain-writer.ts';
import { Unreadable } from './refusals.ts';
import type { SourceFile } from './source-file.ts';
import { wholeText } from './whole-text.ts';

/** Reads the tables of a web page, which many a system exports under the name of .xls. Every cell is text as it stands. */
export function readHtml(file: SourceFile, writer: PlainWriter): Findings {
  const html = wholeText(file);
  const tables: HtmlTable[] = [];
  const open: HtmlTable[] = [];
  let skipUntil = '';
  let from = 0;
  for (const tag of html.matchAll(TAG)) {
    const name = (tag[2] ?? '').toLowerCase();
    const closes = tag[1] === '/';
    const table = open.at(-1);
    if (skipUntil === '') table?.text(html.slice(from, tag.index));
    from = tag.index + tag[0].length;
    if (skipUntil !== '') {
      if (closes && name === skipUntil) skipUntil = '';
    } else if (!closes && SILENT.has(name) && !tag[0].endsWith('/>')) skipUntil = name;
    else if (name === 'table') {
      if (!closes) open.push(newTable(tables));
      else open.pop()?.end();
    } else if (closes) table?.close(name);
    else table?.open(name, tag[3] ?? '');
  }
  if (open.length > 0) throw new Unreadable('html-cut-off');
  if (tables.length === 0) throw new Unreadable(/<html|<body/i.test(html) ? 'html-no-table' : 'not-text');
  tables.forEach((table, index) => {
    writeTable(table, writer, tables.length > 1 ? `表格 ${index + 1}` : undefined);
  });
  return { format: '网页表格（常以 .xls 为名）' };
}

/** A comment, or a tag with its attributes. */
const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
/** Their contents are not shown. */
const SILENT = new Set(['script', 'style', 'title', 'xml', 'template', 'noscript']);

function newTable(tables: HtmlTable[]): HtmlTable {
  const table = new HtmlTable(plainHtml);
  tables.push(table);
  return table;
}

function writeTable(table: HtmlTable, writer: PlainWriter, name: string | undefined): void {
  writer.beginTable('utf8');
  table.rows.forEach((row, index) => {
    writer.row(index + 1, row);
  });
  writer.endTable(name);
}
