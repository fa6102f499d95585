import type { ReactNode } from 'react';
import { SEVERITY_LABELS } from '#src/quality/labels.ts';
import type { Severity as Level } from '#src/quality/rule.ts';
import './findings.css';

/** 等级 — in a word, with its colour. */
export function Severity({ of }: { readonly of: Level }): ReactNode {
  return <span className={`f-severity f-${of}`}>{SEVERITY_LABELS[of]}</span>;
}

/** 期限 — how many working days are left, or since when it is overdue. */
export function DaysLeft({
  days,
  overdue,
  undated,
}: {
  readonly days: number | undefined;
  readonly overdue?: boolean;
  /** The holidays of the year it leads into are not published. */
  readonly undated?: boolean;
}): ReactNode {
  if (undated === true) return <span className="f-query">放假安排未公布，期限未定</span>;
  if (days === undefined) return <span className="r-quiet">不限期</span>;
  if (overdue === true || days < 0) {
    return <span className="f-error">{days === 0 ? '已超期' : `已超期 ${-days} 个工作日`}</span>;
  }
  return <span className={days <= 3 ? 'f-query' : 'r-quiet'}>{days === 0 ? '今天到期' : `还剩 ${days} 个工作日`}</span>;
}
