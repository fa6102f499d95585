/** One line of a printed table. */
export type PaperLine = readonly [title: string, text: string];

/** 印件内容 — what the three papers of a case are printed from. Texts only: whatever stands in them is printed, never run. */
export interface Paper {
  /** 关键信息变更申请表 */
  readonly title: string;
  readonly number: string;
  readonly county: string;
  readonly school: string;
  readonly day: string;
  readonly state: string;
  readonly pupils: readonly PaperPupil[];
  /** The questions of the form and what was answered. */
  readonly answers: readonly PaperLine[];
  readonly proofs: readonly string[];
  readonly steps: readonly PaperStep[];
  /** On whose authority the procedure is. */
  readonly basis: readonly string[];
  readonly demo: boolean;
  readonly receipt: string;
  /** An SVG with the address at which the receipt's code is asked about. */
  readonly qr: string;
  readonly address: string;
}

export interface PaperPupil {
  readonly name: string;
  readonly place: string;
  readonly changes: readonly { readonly title: string; readonly before: string; readonly after: string }[];
}

export interface PaperStep {
  readonly title: string;
  readonly desk: string;
  /** 通过 2025-03-21 王校长; empty while nothing was decided there, so that it can be written by hand. */
  readonly outcome: string;
  readonly opinion: string;
}
