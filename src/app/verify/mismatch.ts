/** 不符 — something that the register says of itself and that is not so. Names no child and no number. */
export interface Mismatch {
  readonly what: keyof typeof MISMATCHES;
  /** Table and key, or the record's id: enough to find it, and nothing else. */
  readonly where: string;
}

export const MISMATCHES = {
  seal: '密文打不开：被改动过、放错了位置，或缺少密钥',
  history: '变更历史与现在的学籍对不上',
  open: '名册上的姓名、性别、学校等与加密的学籍不一致',
  numbers: '号码索引与学籍不一致，按号码可能查不到',
  findings: '问题与重新核查的结果不一致',
} as const;

/** What was looked at, and what was wrong with it. */
export interface Verified {
  readonly looked: number;
  readonly mismatches: readonly Mismatch[];
}
