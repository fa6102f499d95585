import type { ReactNode } from 'react';
import { type DropoutState, STATES } from '../states.ts';

const TONES: Readonly<Record<DropoutState, string>> = {
  suspected: 'd-soon',
  investigating: 'd-soon',
  persuading: 'd-soon',
  reported: 'd-bad',
  joint: 'd-bad',
  concluded: 'd-act',
  closed: 'd-good',
};

/** 状态, in a word and its colour. */
export function StateWord({ state }: { readonly state: DropoutState }): ReactNode {
  return <span className={`d-state ${TONES[state]}`}>● {STATES[state].title}</span>;
}

/** 期限, and what is left of it. */
export function DueWord({
  due,
  left,
}: {
  readonly due?: string | undefined;
  readonly left?: number | undefined;
}): ReactNode {
  if (due === undefined) return <span className="r-quiet">—</span>;
  if (left === undefined) return <>{due}</>;
  const words = left < 0 ? `逾期 ${-left} 个工作日` : left === 0 ? '今天到期' : `还剩 ${left} 个工作日`;
  return (
    <>
      {due} <span className={left < 0 ? 'd-bad' : left <= 2 ? 'd-soon' : 'r-quiet'}>{words}</span>
    </>
  );
}
