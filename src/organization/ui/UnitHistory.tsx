import type { ReactNode } from 'react';
import { dayInWords } from '#src/web/dates.ts';
import type { UnitChangeAnswer } from './answers.ts';

/** 沿革 — as a diary, the latest first. */
export function UnitHistory({ history }: { readonly history: readonly UnitChangeAnswer[] }): ReactNode {
  return (
    <ol className="r-units-diary">
      {history.map((change, i) => (
        <li key={`${change.effective} ${change.at} ${change.kind}`}>
          <strong className="r-num">{dayInWords(change.effective)}</strong> {sentenceOf(change, history[i + 1])}
          <span className="r-quiet">
            {change.reason !== '' && `　依据：${change.reason}`}
            {change.by !== undefined && `　经办：${change.by}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function sentenceOf(change: UnitChangeAnswer, before: UnitChangeAnswer | undefined): string {
  if (change.kind === 'rename') return `更名：“${before?.name ?? ''}”改为“${change.name}”`;
  if (change.kind === 'merge') return `并入“${change.mergedInto ?? ''}”`;
  if (change.kind === 'move') return '划转到另一上级机构';
  return change.title;
}
