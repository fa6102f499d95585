/** 不予受理的原因 — why something cannot be done, in a registrar's words: what is wrong, and what to do. */
export interface Objection {
  readonly code: string;
  readonly message: string;
  /** The box of the form it is about. */
  readonly field?: string;
}
