import type { Severity } from '#src/quality/rule.ts';

/** 监测规则 — what is watched over time and not in one record: the county's TM rules (test/authority/rules.csv). */
export interface WatchRule {
  readonly code: string;
  readonly title: string;
  readonly dimension: 'timeliness';
  readonly severity: Severity;
  readonly basis: string;
}

export const STEP_OVERDUE: WatchRule = {
  ...{ code: 'TM-01', title: '办理环节超时', dimension: 'timeliness', severity: 'error' },
  basis: '通知二(一)：每个环节不得超过 10 个工作日',
};

export const UNREGISTERED_TOO_LONG: WatchRule = {
  ...{ code: 'TM-02', title: '建籍超期', dimension: 'timeliness', severity: 'query' },
  basis: '手册 7.1：入学一个月内建籍',
};

export const NOT_SIGNED_IN: WatchRule = {
  ...{ code: 'TM-03', title: '学籍管理员未每日登录', dimension: 'timeliness', severity: 'notice' },
  basis: '通知三：学籍管理员每天至少登录一次学籍系统',
};

export const WATCH_RULES: readonly WatchRule[] = [STEP_OVERDUE, UNREGISTERED_TOO_LONG, NOT_SIGNED_IN];
