import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import type { Setting } from '../rule.ts';
import { Facets } from './facets.ts';
import type { Coding, Layout } from './layout.ts';
import { RowScanner, unescaped } from './row-scanner.ts';
import type { ScanKernel } from './scan-kernel.ts';

/** The row that is being inspected: its bytes, what rules can see of it, and, when somebody asks, its record. */
export class RowOnDesk {
  readonly facets: Facets;
  readonly #coding: Coding;
  readonly #kernel: ScanKernel | undefined;
  bytes: Uint8Array = new Uint8Array(0);
  /** Of the same bytes, for whoever reads four at a time. */
  view: DataView = new DataView(new ArrayBuffer(0));
  cells = new RowScanner(0, ',');
  #layout: Layout | undefined;
  /** As far as somebody has asked for it. */
  #student: Partial<Record<FieldName, string>> | undefined;
  #isRead = false;

  constructor(setting: Setting, coding: Coding, kernel: ScanKernel | undefined) {
    this.facets = new Facets(setting, coding);
    this.#coding = coding;
    this.#kernel = kernel;
  }

  /** The rows to come lie in these bytes, laid out so. Answers whether the layout is another than before. */
  begin(bytes: Uint8Array, layout: Layout): boolean {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isNew = layout !== this.#layout;
    if (isNew) {
      this.#layout = layout;
      this.facets.use(layout);
      this.cells = new RowScanner(layout.columns.length, layout.delimiter, this.facets.hashed);
    }
    this.cells.begin(bytes, this.view, this.#kernel);
    return isNew;
  }

  /** Take up the row that begins at `at`; answers where the next one begins. */
  take(at: number, limit: number): number {
    this.#student = undefined;
    this.#isRead = false;
    return this.cells.scan(this.bytes, at, limit);
  }

  /** See what rules can see of the row. */
  read(): void {
    this.facets.read(this.bytes, this.view, this.cells);
    this.#isRead = true;
  }

  /** The whole record; made once. */
  readonly student = (): Student => {
    this.#student ??= {};
    for (const { column, field } of this.facets.columns) this.#student[field] ??= this.#value(column);
    return this.#student;
  };

  /** The record as far as these fields go, and perhaps further, for rules that read no others. */
  readonly part = (fields: readonly FieldName[]): Student => {
    const student = this.#student ?? {};
    this.#student = student;
    for (const field of fields) {
      if (student[field] !== undefined) continue;
      const column = this.facets.columnOf(field);
      if (column !== undefined) student[field] = this.#value(column);
    }
    return student;
  };

  /** What a cell says, whether the column is known or not. */
  readonly text = (column: number): string => {
    const { starts, ends, escaped } = this.cells;
    const text = this.#coding.decode(this.bytes, starts[column] as number, ends[column] as number);
    return escaped[column] === 0 ? text : unescaped(text, escaped[column] as number);
  };

  /** The same; of a value that is remembered by its number the text is too. */
  #value(column: number): string {
    const known = this.facets.at(column);
    const number = known === undefined || !this.#isRead ? -1 : (this.facets.numbers[known.place] as number);
    if (known === undefined || known.sieve !== undefined || number <= 0) return this.text(column);
    const { texts } = known;
    texts[number] ??= this.text(column);
    return texts[number] ?? '';
  }

  isEmpty(column: number): boolean {
    return this.cells.starts[column] === this.cells.ends[column];
  }
}
