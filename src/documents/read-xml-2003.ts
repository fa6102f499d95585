import { columnLetters, isoText, numberText } from './cell-text.ts';
import type { Findings } from './findings.ts';
import { refuseDde } from './formulas.ts';
import { MOST_COLUMNS, type PlainWriter } from './plain-writer.ts';
import { Unreadable } from './refusals.ts';
import { blocksOf, type SourceFile } from './source-file.ts';
import { attribute, dressed, plainText, undressed, XmlScanner, type XmlSink } from './xml-scan.ts';
import { xmlText } from './xml-text.ts';

/** Reads an XML Spreadsheet 2003, which many a system still exports under the name of .xls. */
export async function readXml2003(file: SourceFile, writer: PlainWriter): Promise<Findings> {
  const sink = new Xml2003Sink(writer);
  const scanner = new XmlScanner(sink, 'XML 表格');
  for await (const piece of xmlText(blocksOf(file))) scanner.push(piece);
  scanner.end();
  return { format: 'XML 电子表格 2003（常以 .xls 为名）', hidden: sink.hidden, formulas: sink.formulas };
}

class Xml2003Sink implements XmlSink {
  readonly hidden: string[] = [];
  formulas = 0;
  private readonly writer: PlainWriter;
  private depth = 0;
  private sheet = '';
  private row = 0;
  private span = 0;
  private cells: (string | undefined)[] = [];
  private column = 0;
  private across = 0;
  private type = '';
  private data = '';
  private inData = false;
  private inComment = false;
  private inVisible = false;

  constructor(writer: PlainWriter) {
    this.writer = writer;
  }

  open = (element: string, attributes: string): void => {
    if (this.depth++ === 0 && element !== 'Workbook') throw new Unreadable('is-other-xml');
    if (this.inData) return;
    if (element === 'Worksheet') this.openSheet(attributes);
    else if (element === 'Row') this.openRow(attributes);
    else if (element === 'Cell') this.openCell(attributes);
    else if (element === 'Comment') this.inComment = true;
    else if (element === 'Visible') this.inVisible = true;
    else if (element === 'Data' && !this.inComment) {
      this.inData = true;
      this.data = '';
      this.type = named(attributes, 'Type') ?? 'String';
    }
  };

  text = (raw: string): void => {
    if (this.inData) this.data += raw;
    else if (this.inVisible && /Hidden/.test(raw)) this.hidden.push(this.sheet);
  };

  close = (element: string): void => {
    this.depth--;
    if (element === 'Data' && this.inData) this.closeData();
    else if (this.inData) return;
    else if (element === 'Comment') this.inComment = false;
    else if (element === 'Visible') this.inVisible = false;
    else if (element === 'Cell') this.column += this.across;
    else if (element === 'Row') this.closeRow();
    else if (element === 'Worksheet') this.writer.endTable(this.sheet);
  };

  private openSheet(attributes: string): void {
    this.sheet = undressed(named(attributes, 'Name') ?? '');
    this.row = 0;
    this.writer.beginTable('latin1');
  }

  private openRow(attributes: string): void {
    const row = Number(named(attributes, 'Index') ?? this.row + 1);
    if (!(row > this.row && row <= 1_048_576)) throw new Unreadable('rows-disordered', `第 ${row} 行`);
    this.row = row;
    this.span = Number(named(attributes, 'Span') ?? 0);
    this.cells = [];
    this.column = 0;
  }

  private closeRow(): void {
    this.writer.row(this.row, this.cells);
    this.row += this.span;
  }

  private openCell(attributes: string): void {
    const column = Number(named(attributes, 'Index') ?? this.column + 1);
    if (!(column > this.column && column <= 16_384)) throw new Unreadable('rows-disordered', this.place());
    this.column = column;
    this.across = Number(named(attributes, 'MergeAcross') ?? 0);
    const formula = named(attributes, 'Formula');
    if (formula === undefined) return;
    this.formulas++;
    refuseDde(undressed(formula), this.place());
  }

  private closeData(): void {
    this.inData = false;
    const text = this.cellText(plainText(this.data));
    if (text === '') return;
    if (this.column > MOST_COLUMNS) throw new Unreadable('far-cell', this.place());
    this.cells[this.column - 1] = text;
  }

  private cellText(text: string): string {
    if (this.type === 'Number' && text !== '' && !Number.isNaN(Number(text))) return dressed(numberText(Number(text)));
    if (this.type === 'DateTime') return isoText(text);
    if (this.type === 'Boolean') return text === '1' ? 'TRUE' : 'FALSE';
    return text;
  }

  private place(): string {
    return `${columnLetters(this.column)}${this.row}`;
  }
}

/** The prefix is `ss:` wherever the file was seen; some writers make it the default and leave it out. */
function named(attributes: string, name: string): string | undefined {
  return attribute(attributes, `ss:${name}`) ?? attribute(attributes, name);
}
