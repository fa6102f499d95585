import { type Cell, type Choice, columnLetters, type Look, type Sheet, type SheetRow } from '#src/kernel/sheet.ts';
import { indexOfLook } from './write-xlsx-looks.ts';
import { addressOf, DECLARATION, escapeXml } from './write-xlsx-xml.ts';

/** 批注 — what is shown when the pointer rests on a cell. Row and column count from 0. */
export interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A sheet has no room for another row. */
export class TooManyRows extends Error {}

const MOST_ROWS = 1_048_576;
const LONGEST_TEXT = 32_767;

/** Notes must be kept until the sheet is written, and a spreadsheet with many thousands opens slowly: the first are enough. */
const MOST_NOTES = 2_000;

/** One sheet's part of the workbook. What the other parts must know of it is known once `xml` has run. */
export class SheetWriter {
  readonly sheet: Sheet;
  readonly notes: Note[] = [];
  /** The range of the filter, `A3:BT900`. */
  filterRange: string | undefined;
  private row = 0;
  private columns = 0;
  private readonly joined: string[] = [];
  private readonly listFor: (options: readonly string[]) => string;

  /** `listFor` says where the texts of a drop-down list stand. */
  constructor(sheet: Sheet, listFor: (options: readonly string[]) => string) {
    this.sheet = sheet;
    this.listFor = listFor;
  }

  /** Throws `TooManyRows`. */
  async *xml(): AsyncGenerator<string> {
    yield this.head();
    let text = '';
    for await (const row of this.sheet.rows) {
      this.row += 1;
      if (this.row > MOST_ROWS) throw new TooManyRows();
      text += this.rowXml(row);
      if (text.length < 65_536) continue;
      yield text;
      text = '';
    }
    yield text + this.tail();
  }

  private head(): string {
    const { frozen, widths, pagesWide } = this.sheet;
    const text = indexOfLook('text');
    const columns = widths.map(
      (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${text}" customWidth="1"/>`,
    );
    return [
      `${DECLARATION}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`,
      ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
      pagesWide > 0 ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
      `<sheetViews><sheetView${frozen ? '' : ' showGridLines="0"'} workbookViewId="0">${frozen ? paneXml(frozen) : ''}`,
      `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="${LINE}" customHeight="1"/>`,
      columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
      '<sheetData>',
    ].join('');
  }

  /** An empty row is left out; its number is not. */
  private rowXml({ cells, lines = 1, joined }: SheetRow): string {
    this.columns = Math.max(this.columns, cells.length);
    if (joined) this.joined.push(`${addressOf(joined.from, this.row)}:${addressOf(joined.to, this.row)}`);
    let text = '';
    for (let column = 0; column < cells.length; column += 1) text += this.cellXml(cells[column] ?? '', column);
    if (text === '' && lines === 1) return '';
    const height = lines > 1 ? ` ht="${Math.min(409, lines * 14 + 6)}" customHeight="1"` : '';
    return `<row r="${this.row}"${height}>${text}</row>`;
  }

  private cellXml(cell: string | Cell, column: number): string {
    if (typeof cell === 'string') return cell === '' ? '' : textXml(this.address(column), 'text', cell);
    const { value, look, note } = cell;
    if (note && this.notes.length < MOST_NOTES) this.notes.push({ row: this.row - 1, column, text: note });
    if (typeof value === 'string' && value !== '') return textXml(this.address(column), look, value);
    const number = value === '' ? '' : `<v>${value}</v>`;
    return `<c r="${this.address(column)}" s="${indexOfLook(look)}">${number}</c>`;
  }

  private address(column: number): string {
    return `${letters(column)}${this.row}`;
  }

  private tail(): string {
    const { filterRow, pagesWide, choices = [] } = this.sheet;
    const corner = addressOf(Math.max(0, this.columns - 1), Math.max(1, this.row));
    if (filterRow !== undefined) this.filterRange = `A${filterRow}:${corner}`;
    return [
      '</sheetData>',
      this.filterRange ? `<autoFilter ref="${this.filterRange}"/>` : '',
      this.joined.length > 0
        ? `<mergeCells count="${this.joined.length}">${this.joined.map(mergeXml).join('')}</mergeCells>`
        : '',
      choices.length > 0
        ? `<dataValidations count="${choices.length}">${choices.map((choice) => choiceXml(choice, this.listFor(choice.options))).join('')}</dataValidations>`
        : '',
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
      `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesWide}" fitToHeight="0"/>`,
      '<headerFooter><oddFooter>&amp;L&amp;8含学生个人信息，请妥善保管&amp;C&amp;8&amp;A&amp;R&amp;8第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>',
      `<ignoredErrors><ignoredError sqref="A1:${corner}" numberStoredAsText="1"/></ignoredErrors>`,
      this.notes.length > 0 ? '<legacyDrawing r:id="rId2"/>' : '',
      '</worksheet>',
    ].join('');
  }
}

/** The height of a line, in points. */
const LINE = 17;

function paneXml({ rows, columns }: { readonly rows: number; readonly columns: number }): string {
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  if (split === '') return '';
  return `<pane${split} topLeftCell="${addressOf(columns, rows + 1)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}

/** Inline, never shared: a table of all texts would have to be kept to the end. Never a formula, whatever it begins with. */
function textXml(address: string, look: Look, value: string): string {
  const text = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value;
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${address}" s="${indexOfLook(look)}" t="inlineStr"><is><t${space}>${escapeXml(text)}</t></is></c>`;
}

/** An empty cell may stay empty; what is not in the list is turned away, with the sentence. */
function choiceXml({ column, from, to, refusal }: Choice, list: string): string {
  const cells = `${addressOf(column, from)}:${addressOf(column, Math.min(to, MOST_ROWS))}`;
  return (
    '<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="不在可选的内容里" ' +
    `error="${escapeXml(refusal)}" sqref="${cells}"><formula1>${escapeXml(list)}</formula1></dataValidation>`
  );
}

function mergeXml(range: string): string {
  return `<mergeCell ref="${range}"/>`;
}

const LETTERS: string[] = [];

/** `columnLetters`, remembered: it is asked once for every cell. */
function letters(column: number): string {
  const known = LETTERS[column];
  if (known !== undefined) return known;
  const made = columnLetters(column);
  LETTERS[column] = made;
  return made;
}
