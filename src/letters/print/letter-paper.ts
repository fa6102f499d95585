/** 印件内容 — what a letter is typeset from. Texts only: whatever stands in them is printed, never run. */
export interface LetterPaper {
  readonly form: 'letter' | 'red-head' | 'plain';
  /** 发文机关标志: 西峡县教育体育局, of the red head with 文件 behind it. */
  readonly mark: string;
  readonly number: string;
  /** 签发人, of a 报告 alone: it goes upwards. */
  readonly signer: string;
  readonly title: readonly string[];
  readonly addressee: string;
  readonly body: readonly LetterParagraph[];
  readonly enclosures: readonly string[];
  readonly house: string;
  /** 2025年3月12日 */
  readonly day: string;
  readonly contact: string;
  readonly copies: string;
  /** 印发机关、印发日期, of the red head alone. */
  readonly printed: string;
  readonly annexes: readonly LetterAnnex[];
  readonly receipt: ReceiptSlip | undefined;
  /** 草稿、作废、演示数据: across every page. */
  readonly across: string;
  /** The day of the signature, so that the same letter gives the same bytes. */
  readonly date: readonly [year: number, month: number, day: number];
}

export interface LetterParagraph {
  readonly text: string;
  /** 0 plain, 1 一、 2 （一） */
  readonly rank: 0 | 1 | 2;
}

export interface LetterAnnex {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** 回执: what is torn off, filled in and sent back. */
export interface ReceiptSlip {
  readonly to: string;
  readonly about: string;
  readonly outcomes: readonly string[];
}
