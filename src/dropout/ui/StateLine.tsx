import type { ReactNode } from 'react';
import { type DropoutState, EVERY_STATE, STATES } from '../states.ts';

/** 到哪一步 — the whole way, and where it stands on it. */
export function StateLine({ state }: { readonly state: DropoutState }): ReactNode {
  const at = EVERY_STATE.indexOf(state);
  return (
    <ol className="d-steps" aria-label="办理进度">
      {EVERY_STATE.map((each, index) => (
        <li key={each} className={index < at ? 'd-past' : undefined} aria-current={each === state ? 'step' : undefined}>
          {STATES[each].title}
        </li>
      ))}
    </ol>
  );
}
