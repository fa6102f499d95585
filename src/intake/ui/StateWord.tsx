import type { ReactNode } from 'react';
import type { BatchState } from '../batch.ts';

/** 状态 — a word with a sign before it; red wrong, green done, blue to act, grey waiting or over. */
export function StateWord({ state, title }: { readonly state: BatchState; readonly title: string }): ReactNode {
  const { sign, look } = LOOKS[state];
  return (
    <span className={look}>
      <span aria-hidden="true">{sign} </span>
      {title}
    </span>
  );
}

const LOOKS: Readonly<Record<BatchState, { readonly sign: string; readonly look: string }>> = {
  reading: { sign: '…', look: 'r-quiet' },
  ready: { sign: '●', look: 'r-to-act' },
  refused: { sign: '✕', look: 'r-error' },
  committing: { sign: '…', look: 'r-quiet' },
  committed: { sign: '✓', look: 'r-done' },
  interrupted: { sign: '!', look: 'r-error' },
  undone: { sign: '↩', look: 'r-quiet' },
  discarded: { sign: '–', look: 'r-quiet' },
};
