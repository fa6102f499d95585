import type { LeaverKind } from './leaver.ts';

/** A rule of the county that no single record can be asked: it watches over time. */
export interface WatchRule {
  readonly code: string;
  readonly title: string;
  readonly dimension: 'plausibility';
  readonly severity: 'error';
  /** On whose authority. */
  readonly basis: string;
  /** What to do, in the registrar's words. */
  readonly advice: string;
}

/** 接续的两条规则 — as the county wrote them (test/authority/rules.csv); a case is opened under one of them. */
export const CONTINUITY_RULES = {
  'CT-01': {
    code: 'CT-01',
    title: '小学毕业生学籍未接续',
    dimension: 'plausibility',
    severity: 'error',
    basis: '西峡县教育体育局 2025-03-12 通知 二(一)',
    advice:
      '逐人问清去向：在本县初中的，催该校办理“新生录取接续”；在外地的，登记学校，由县局函告接续；没有入学的，按疑似辍学排查',
  },
  'CT-02': {
    code: 'CT-02',
    title: '转出后无学校接收',
    dimension: 'plausibility',
    severity: 'error',
    basis: '西峡县教育体育局 2025-03-12 通知 二(二)',
    advice: '向监护人和转入学校核实是否已经调档；没有接收的，登记现就读学校，由县局函告当地接续',
  },
} as const satisfies Readonly<Record<string, WatchRule>>;

export type ContinuityRule = keyof typeof CONTINUITY_RULES;

/** Under which rule a leaver of this kind becomes a case. After nine years nobody is obliged to go on: 初中毕业 has none. */
export const RULE_OF: Readonly<Record<LeaverKind, ContinuityRule | undefined>> = {
  primary: 'CT-01',
  junior: undefined,
  'transfer-out': 'CT-02',
};
