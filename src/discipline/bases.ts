interface BasisShape {
  readonly title: string;
  /** 不向被问责单位透露: not even that there is one. */
  readonly isHidden?: true;
}

/** 依据种类 — what a violation can rest on. Each opens its source; without one there is no violation. */
export const BASES = {
  finding: { title: '核查问题' },
  case: { title: '学籍业务' },
  evidence: { title: '书面材料' },
  supervision: { title: '督办事项' },
  petition: { title: '群众诉求', isHidden: true },
  'tip-off': { title: '举报', isHidden: true },
  inspection: { title: '市局督查' },
} as const satisfies Readonly<Record<string, BasisShape>>;

export type BasisKind = keyof typeof BASES;

export const EVERY_BASIS = Object.keys(BASES) as readonly BasisKind[]; // the keys of a literal object

export function basisShape(kind: BasisKind): BasisShape {
  return BASES[kind];
}
