import type { ReactNode } from 'react';
import { shortDay } from '#src/web/dates.ts';

interface Props {
  readonly of: {
    readonly due?: string | undefined;
    readonly daysLeft?: number | undefined;
    readonly paused?: boolean | undefined;
    readonly state?: string;
  };
  /** Says the day, too. */
  readonly withDay?: boolean;
}

/** Few enough to be told in amber. */
const SOON = 3;

/** 期限 — how many working days are left of the step, or since when it is overdue. Closed cases have none. */
export function Deadline({ of: { due, daysLeft, paused, state = 'step' }, withDay }: Props): ReactNode {
  if (state !== 'step') return <span className="r-quiet">—</span>;
  if (paused) return <span className="r-query">已暂停计时</span>;
  if (due === undefined || daysLeft === undefined) {
    return (
      <span className="r-query" title="期限跨入尚未公布放假安排的年份，公布后自动推算">
        期限待定
      </span>
    );
  }
  const day = withDay ? `（${shortDay(due)}）` : '';
  if (daysLeft < 0) return <strong className="r-error">{`已超期 ${-daysLeft} 个工作日${day}`}</strong>;
  if (daysLeft === 0) return <strong className="r-query">{`今天到期${day}`}</strong>;
  return <span className={daysLeft <= SOON ? 'r-query' : ''}>{`还剩 ${daysLeft} 个工作日${day}`}</span>;
}
