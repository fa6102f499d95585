/** 学校 — what the list of schools says of one of them. */
export interface School {
  /** 学校标识码, ten digits. */
  readonly code: string;
  readonly name: string;
  /** A code of `schoolKind`; absent when the list does not say. */
  readonly kind?: string | undefined;
  /** The first six digits of its division code; absent when the list does not say. */
  readonly county?: string | undefined;
}
