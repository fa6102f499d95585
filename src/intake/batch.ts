import type { UnitPath } from '#src/organization/unit.ts';
import type { FieldName } from '#src/registry/fields.ts';
import type { CellDifference } from './difference.ts';

/** 批次状态 — where an upload stands between its bytes and the undo of what it did. */
export const BATCH_STATES = {
  reading: '正在读取',
  ready: '待提交',
  refused: '读不了',
  committing: '正在提交',
  committed: '已提交',
  interrupted: '已中断',
  undone: '已撤销',
  discarded: '已放弃',
} as const;

export type BatchState = keyof typeof BATCH_STATES;

/** 比对结果 — the five things that can come of a row, or of a record without a row. */
export const OUTCOMES = {
  new: '新建',
  changed: '变更',
  unchanged: '相同',
  missing: '表中没有',
  refused: '退回',
} as const;

export type OutcomeName = keyof typeof OUTCOMES;

export const EVERY_OUTCOME = Object.keys(OUTCOMES) as readonly OutcomeName[]; // the keys of a literal object

/** 批次小结 — what is counted of a batch. It holds no word about a single child. */
export interface BatchSummary {
  /** When the register was looked at: an ISO instant. */
  readonly readAt: string;
  readonly counts: Readonly<Record<OutcomeName, number>>;
  /** Rows with a difference in key fields. */
  readonly proposes: number;
  /** Those of them that differ in nothing else: counted as `unchanged`, and yet not the same. */
  readonly onlyProposes: number;
  /** Rows in which the rules found something. */
  readonly faulty: number;
  /** Cells that this import has no say in, and that differ. */
  readonly withheld: number;
  /** Lines below the header that are no pupil's. */
  readonly notes: number;
  readonly schools: readonly SchoolOfBatch[];
  /** What the rules found, the most frequent first. */
  readonly faults: readonly { readonly rule: string; readonly title: string; readonly rows: number }[];
  readonly undone?: {
    readonly back: number;
    readonly withdrawn: number;
    readonly kept: number;
    readonly stays: number;
  };
}

/** 识别出的学校. */
export interface SchoolOfBatch {
  readonly code: string;
  readonly name: string;
  readonly rows: number;
  /** The classes its rows name. */
  readonly classes: number;
}

/** 识别结果 — what was recognised in one roster of a file. */
export interface RosterOfBatch {
  readonly sheet?: string | undefined;
  readonly headings: readonly string[];
  readonly columns: readonly (FieldName | null)[];
  readonly headerRow: number;
  readonly missing: readonly FieldName[];
  readonly remarks: readonly string[];
}

/** 一行的细节 — lies sealed beside the row. Which parts there are follows from the outcome. */
export interface RowDetail {
  /** The row's cells as the file has them, of every column: so that it can be given back. */
  readonly texts?: readonly string[];
  /** 学校标识码 of a new record, where the row does not say it. */
  readonly schoolCode?: string;
  readonly changes?: readonly CellDifference[];
  readonly keyChanges?: readonly CellDifference[];
  readonly withheld?: readonly CellDifference[];
  /** The record's revision that the comparison saw. */
  readonly seen?: number;
  readonly unitBefore?: string;
  /** The class the record goes to, which may have to be opened. */
  readonly place?: PlaceOfRow;
  readonly reason?: string;
  readonly faults?: readonly RowFault[];
}

export interface PlaceOfRow {
  readonly school: UnitPath;
  readonly gradeCode: string;
  readonly className: string;
}

export interface RowFault {
  readonly rule: string;
  readonly severity: 'error' | 'query' | 'notice';
  readonly field: FieldName;
  readonly message: string;
}

export const NO_COUNTS: BatchSummary['counts'] = { new: 0, changed: 0, unchanged: 0, missing: 0, refused: 0 };

export const EMPTY_SUMMARY: BatchSummary = {
  readAt: '',
  counts: NO_COUNTS,
  proposes: 0,
  onlyProposes: 0,
  faulty: 0,
  withheld: 0,
  notes: 0,
  schools: [],
  faults: [],
};
