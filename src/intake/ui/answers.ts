import type { BatchState, OutcomeName } from '../batch.ts';

/** One batch in the list, as the server gives it. */
export interface BatchLine {
  readonly id: string;
  readonly title: string;
  readonly state: BatchState;
  readonly stateTitle: string;
  readonly importer: 'school' | 'county';
  readonly by: string;
  readonly createdAt: string;
  readonly committedAt?: string | undefined;
  readonly undoneAt?: string | undefined;
  readonly counts: Readonly<Record<OutcomeName, number>>;
  readonly proposes: number;
  readonly message: string;
  readonly task?: string | undefined;
  readonly revision: number;
}

export interface WholeBatch extends BatchLine {
  readonly files: readonly BatchFile[];
  readonly schools: readonly {
    readonly code: string;
    readonly name: string;
    readonly rows: number;
    readonly classes: number;
  }[];
  readonly faults: readonly { readonly rule: string; readonly title: string; readonly rows: number }[];
  readonly faulty: number;
  readonly withheld: number;
  readonly notes: number;
  readonly undone?: UndoCounts | undefined;
}

export interface BatchFile {
  readonly number: number;
  readonly name: string;
  readonly sheet?: string | undefined;
  readonly rows: number;
  readonly refusal: string;
  readonly columns: readonly { readonly heading: string; readonly field?: string | undefined }[];
  readonly missing: readonly string[];
  readonly remarks: readonly string[];
}

export interface ImportRow {
  readonly file: number;
  readonly fileName?: string | undefined;
  readonly row?: number | undefined;
  readonly outcome: OutcomeName;
  readonly student?: string | undefined;
  readonly name: string;
  readonly school: string;
  readonly class: string;
  readonly changes: readonly ShownCell[];
  readonly keyChanges: readonly ShownCell[];
  readonly withheld: readonly ShownCell[];
  readonly reason?: string | undefined;
  readonly faults: readonly RowFault[];
}

export interface ShownCell {
  readonly field: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly note?: string | undefined;
}

interface RowFault {
  readonly rule: string;
  readonly title: string;
  readonly severity: 'error' | 'query' | 'notice';
  readonly field: string;
  readonly message: string;
  readonly advice: string;
}

export interface UndoCounts {
  readonly back: number;
  readonly withdrawn: number;
  readonly kept: number;
  readonly stays: number;
}

export interface UndoPlan {
  readonly counts: UndoCounts;
  readonly staying: readonly {
    readonly student: string;
    readonly name: string;
    readonly whole: boolean;
    readonly kept: readonly {
      readonly title: string;
      readonly by: string;
      readonly at: string;
      readonly how: string;
    }[];
  }[];
}
