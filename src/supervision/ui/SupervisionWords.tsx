import type { ReactNode } from 'react';
import { SUPERVISION_STATES } from '../supervision.ts';
import type { SupervisionLine } from './answers.ts';

type Standing = Pick<SupervisionLine, 'state' | 'due' | 'daysLeft' | 'answeredOn'>;

/** 状态, in a word and its colour. */
export function StateWord({ of: { state, daysLeft } }: { readonly of: Standing }): ReactNode {
  if (daysLeft !== undefined && daysLeft < 0) return <span className="s-state s-bad">● 逾期未答复</span>;
  return <span className={`s-state ${TONES[state]}`}>● {SUPERVISION_STATES[state]}</span>;
}

const TONES: Readonly<Record<Standing['state'], string>> = {
  open: 's-wait',
  answered: 's-act',
  returned: 's-soon',
  closed: 's-good',
  withdrawn: 's-wait',
};

/** 期限 and what is left of it, in working days. */
export function DueWord({ of: { due, daysLeft, answeredOn } }: { readonly of: Standing }): ReactNode {
  if (due === undefined) return <span className="r-quiet">待放假安排公布后推算</span>;
  if (daysLeft === undefined) {
    const isLate = answeredOn !== undefined && answeredOn > due;
    return (
      <>
        {due}
        {isLate && <span className="s-bad">（{answeredOn} 答复，晚于期限）</span>}
      </>
    );
  }
  const words = daysLeft < 0 ? `逾期 ${-daysLeft} 个工作日` : daysLeft === 0 ? '今天到期' : `还剩 ${daysLeft} 个工作日`;
  return (
    <>
      {due} <span className={daysLeft < 0 ? 's-bad' : daysLeft <= 2 ? 's-soon' : 'r-quiet'}>{words}</span>
    </>
  );
}
