import type { FindingInWords } from '../finding.ts';

/** One line of a list of findings, as the server gives it. */
export interface Finding extends Omit<FindingInWords, 'field' | 'due' | 'daysLeft'> {
  readonly field: string;
  readonly due?: string | undefined;
  readonly daysLeft?: number | undefined;
  readonly name: string;
  readonly grade: string;
  readonly place: Place;
}

export interface Place {
  readonly school: string;
  readonly class: string;
}

export interface FindingDetail extends Finding {
  readonly events: readonly {
    readonly at: string;
    readonly title: string;
    readonly by?: string | undefined;
    readonly text: string;
  }[];
}

export interface Counts {
  readonly asOf: string;
  readonly total: number;
  readonly rows: readonly { readonly key: string; readonly title: string; readonly count: number }[];
}

/** What came of a deed for many. */
export interface Worked {
  readonly done: readonly { readonly id: string; readonly revision: number }[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}

export interface GridRow {
  readonly student: string;
  readonly revision: number;
  readonly name: string;
  readonly place: Place;
  readonly cells: Readonly<Record<string, string>>;
  readonly hidden: readonly string[];
  readonly editable: boolean;
  readonly findings: readonly Finding[];
}

export interface Figures {
  readonly path: string;
  readonly name: string;
  readonly kind: string;
  readonly pupils: number;
  readonly withErrors: number;
  readonly errors: number;
  readonly queries: number;
  readonly notices: number;
}

export interface Overview {
  readonly asOf: string;
  readonly above: readonly { readonly path: string; readonly name: string }[];
  readonly whole: Figures;
  readonly rows: readonly Figures[];
}
