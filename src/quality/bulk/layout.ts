import type { FieldName } from '#src/registry/fields.ts';

/** How a table of pupils is laid out: which field each column holds, and what parts the cells. */
export interface Layout {
  /** By column; `undefined` for a column that is none of ours. */
  readonly columns: readonly (FieldName | undefined)[];
  readonly delimiter: string;
}

/** What turns bytes into text and back; the host has the fastest way. */
export interface Coding {
  readonly decode: (bytes: Uint8Array, start: number, end: number) => string;
  readonly encode: (text: string) => Uint8Array;
}
