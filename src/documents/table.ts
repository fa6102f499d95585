/**
 * One sheet of a workbook, or one text file, as plain text: UTF-8, rows ended by LF or CRLF, cells separated by
 * `delimiter`, quoted after RFC 4180 where they must be. The n-th row is row n of the spreadsheet; an empty row is an
 * empty line.
 */
export interface PlainTable {
  /** The sheet's name; absent for a text file. */
  readonly sheet?: string;
  readonly delimiter: ',' | '\t' | ';' | '|';
  /** Where it lies in the plain file: bytes from `start` up to, not including, `end`. A byte order mark is left out. */
  readonly start: number;
  readonly end: number;
}

/** A file made plain, so that from here on every format is read in one way. */
export interface PlainFile {
  /**
   * Open for reading. The file itself where it was UTF-8 text already; else a nameless temporary one that vanishes with
   * the process. Whoever asked for it closes it.
   */
  readonly fd: number;
  readonly tables: readonly PlainTable[];
  /** What it was, in the registrar's words: `Excel 工作簿（.xlsx）`, `GB18030 编码文本`. */
  readonly format: string;
  /** What a registrar should know though it could be read: a formula's kept value, a sheet that is hidden. */
  readonly warnings: readonly string[];
}

/** 读不了 — why a file cannot be read: a stable code, and one sentence that says what is wrong and what to do. */
export interface Refusal {
  readonly refused: string;
  readonly message: string;
}
