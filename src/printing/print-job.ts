import type { Faces } from './fonts.ts';

/** 印件 — what is to be typeset: a template of our own, and data that are printed as they are and never run. */
export interface PrintJob {
  /** Typst. It finds the data with `json(bytes(sys.inputs.data))`. */
  readonly template: string;
  readonly data: unknown;
  /** Absent: those of forms. */
  readonly faces?: Faces;
  /** 底版: what is the same on every page, typeset once and laid beneath them; the template finds its file as `sys.inputs.beneath`. */
  readonly beneath?: PrintJob;
}

/** What became of it. `uncovered`: characters no font at hand can show; nothing is printed then, never a box for a name. */
export type Printed = { readonly bytes: number } | { readonly uncovered: readonly string[] };
