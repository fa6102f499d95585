import { columnLetters, dateText, isoText, numberText } from './cell-text.ts';
import { refuseDde } from './formulas.ts';
import { MOST_COLUMNS, type PlainWriter } from './plain-writer.ts';
import { Unreadable } from './refusals.ts';
import { RichText, type SharedStrings, unescaped } from './xlsx-strings.ts';
import { attribute, dressed, plainText, undressed, type XmlSink } from './xml-scan.ts';

/** What a sheet needs to know of its workbook. */
export interface SheetContext {
  readonly strings: SharedStrings | undefined;
  readonly styles: readonly boolean[];
  readonly from1904: boolean;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Takes a worksheet's XML (ECMA-376 part 1, 18.3) element by element and hands over whole rows. */
export class SheetSink implements XmlSink {
  formulas = 0;
  private readonly writer: PlainWriter;
  private readonly context: SheetContext;
  private readonly rich = new RichText();
  private row = 0;
  private cells: (string | undefined)[] = [];
  private column = 0;
  private type: string | undefined;
  private style = 0;
  private inCell = false;
  private collects: 'value' | 'formula' | undefined;
  private value = '';
  private formula: string | undefined;

  constructor(writer: PlainWriter, context: SheetContext) {
    this.writer = writer;
    this.context = context;
  }

  open = (element: string, attributes: string): void => {
    if (element === 'c') this.openCell(attributes);
    else if (this.inCell) this.openInCell(element);
    else if (element === 'row') this.openRow(attributes);
    else if (element === 'dimension') checkDimension(attribute(attributes, 'ref') ?? '');
  };

  text = (raw: string): void => {
    if (this.collects === 'value') this.value += raw;
    else if (this.collects === 'formula') this.formula = (this.formula ?? '') + raw;
    else if (this.inCell) this.rich.add(raw);
  };

  close = (element: string): void => {
    if (element === 'c') this.closeCell();
    else if (element === 'v' || element === 'f') this.collects = undefined;
    else if (this.inCell) this.rich.close(element);
    else if (element === 'row') this.writer.row(this.row, this.cells);
  };

  private openRow(attributes: string): void {
    const row = Number(attribute(attributes, 'r') ?? this.row + 1);
    if (!(row >= 1 && row <= LAST_ROW)) throw new Unreadable('impossible-cell', `第 ${row} 行`);
    if (row <= this.row) throw new Unreadable('rows-disordered', `第 ${row} 行`);
    this.row = row;
    this.cells = [];
    this.column = 0;
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const column = reference === undefined ? this.column + 1 : this.columnOf(reference);
    if (column <= this.column) throw new Unreadable('rows-disordered', `${columnLetters(column)}${this.row}`);
    this.column = column;
    this.type = attribute(attributes, 't');
    this.style = Number(attribute(attributes, 's') ?? 0);
    this.inCell = true;
    this.value = '';
    this.formula = undefined;
  }

  private columnOf(reference: string): number {
    let column = 0;
    let at = 0;
    for (; at < reference.length; at++) {
      const letter = reference.charCodeAt(at) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    if (column < 1 || column > LAST_COLUMN || Number(reference.slice(at)) !== this.row) {
      throw new Unreadable('impossible-cell', undressed(reference.slice(0, 20)));
    }
    return column;
  }

  private openInCell(element: string): void {
    if (element === 'v') this.collects = 'value';
    else if (element === 'f') {
      this.collects = 'formula';
      this.formula ??= '';
    } else this.rich.open(element);
  }

  private closeCell(): void {
    const inline = this.rich.take();
    const text = this.type === 'inlineStr' ? inline : this.valueText();
    if (this.formula !== undefined) this.judgeFormula(this.formula);
    this.inCell = false;
    if (text === '') return;
    if (this.column > MOST_COLUMNS) throw new Unreadable('far-cell', this.place());
    this.cells[this.column - 1] = text;
  }

  private valueText(): string {
    const { value, context } = this;
    if (value === '' || this.type === 'e') return value;
    if (this.type === 's') {
      const text = context.strings?.at(Number(value));
      if (text === undefined)
        throw new Unreadable(context.strings ? 'no-such-string' : 'no-shared-strings', this.place());
      return text;
    }
    if (this.type === 'str') return unescaped(plainText(value));
    if (this.type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    if (this.type === 'd') return isoText(value);
    const number = Number(value);
    if (Number.isNaN(number)) return plainText(value);
    return dressed(context.styles[this.style] ? dateText(number, context.from1904) : numberText(number));
  }

  private judgeFormula(formula: string): void {
    this.formulas++;
    refuseDde(undressed(plainText(formula)), this.place());
    if (this.value === '' && this.type !== 'str') throw new Unreadable('formula-without-value', this.place());
  }

  private place(): string {
    return `${columnLetters(this.column)}${this.row}`;
  }
}

/** A range larger than the sheet's contents is common and harmless; one that no sheet can have is a forgery. */
function checkDimension(reference: string): void {
  for (const corner of reference.split(':')) {
    const [, letters = '', digits = '0'] = /^\$?([A-Z]*)\$?(\d*)$/.exec(corner) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (column > LAST_COLUMN || Number(digits) > LAST_ROW) {
      throw new Unreadable('impossible-dimension', undressed(reference.slice(0, 40)));
    }
  }
}
