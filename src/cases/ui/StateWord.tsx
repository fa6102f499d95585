import type { ReactNode } from 'react';
import { CASE_STATES, type CaseState } from '#src/workflow/case.ts';
import './cases.css';

const TONES: Readonly<Record<CaseState['at'], string>> = {
  draft: 'r-quiet',
  step: 'c-acting',
  returned: 'r-query',
  done: 'r-done',
  refused: 'r-error',
  withdrawn: 'r-quiet',
};

/** 办理状态 — in a word, with its colour. */
export function StateWord({ of }: { readonly of: CaseState['at'] }): ReactNode {
  return <span className={TONES[of]}>{CASE_STATES[of]}</span>;
}
