import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Severity } from '#src/quality/rule.ts';
import type { FieldName } from '#src/registry/fields.ts';
import type { Layout } from './recognize.ts';

/** One thing wrong with the pupil of one row. */
export interface ReportedFinding {
  readonly field: FieldName;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** One roster of the report: a sheet of a workbook, or a text file. */
export interface ReportedTable {
  /** The file's name as the reader knows it, without its folder. */
  readonly file: string;
  readonly sheet: string | undefined;
  readonly layout: Layout;
  /** Every row of the sheet in order, title and blank rows included: the n-th is row n of the spreadsheet. Read once. */
  readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
  /** What is wrong in a row, counted from 1. */
  readonly findingsOf: (row: number) => readonly ReportedFinding[];
  /** What must be known of the table as a whole: a missing column, an unknown one, rows that were skipped. */
  readonly remarks: readonly string[];
}

export interface ReportContent {
  readonly today: LocalDate;
  readonly tables: readonly ReportedTable[];
  /** What a rule asks, and what mends it. */
  readonly ruleOf: (code: string) => { readonly title: string; readonly advice: string };
  /** What must be known of the whole run: a rule that failed, a list of schools that was not given. */
  readonly remarks: readonly string[];
}
