import type { CheckPoint } from './kinds.ts';

/** 佐证材料 — one document of a case, as whoever may see the case sees it. */
export interface EvidenceItem {
  readonly id: string;
  /** A kind of `EVIDENCE_KINDS`; a kind that an older version knew is shown by its id. */
  readonly kind: string;
  /** As it was uploaded, with long numbers starred. */
  readonly name: string;
  readonly type: EvidenceType;
  /** Of an image, in pixels and upright. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Of a PDF. */
  readonly pages?: number | undefined;
  /** Bytes, as stored. */
  readonly size: number;
  /** 清晰度提示 and whatever else is worth a second look, in words. */
  readonly hints: readonly string[];
  /** How many other pupils' cases hold the same document, or a picture that looks the same. */
  readonly usedElsewhere: number;
  /** ISO 8601. */
  readonly addedAt: string;
  /** The person's name; it stays when they leave. */
  readonly addedBy?: string | undefined;
  /** The outside step it proves; absent for what belongs to the application. */
  readonly step?: string | undefined;
  readonly verdict?: Verdict | undefined;
}

/** The only forms in which anything is kept. */
export const EVIDENCE_TYPES = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const;

export type EvidenceType = keyof typeof EVIDENCE_TYPES;

/** 审核结论 — what the reviewing desk found at each point of the checklist; a point not yet looked at is absent. */
export interface Verdict {
  readonly points: { readonly [point in CheckPoint]?: boolean };
  readonly note?: string | undefined;
  /** The reviewer's name. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}
