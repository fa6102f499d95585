import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { CaseView } from './answers.ts';
import { everyObjection } from './every-objection.ts';

/** 不予受理的理由 — what has become wrong since; nobody approves over it. */
export function StandingObjections({ view }: { readonly view: CaseView }): ReactNode {
  const lines = view.state === 'step' ? everyObjection(view) : [];
  if (lines.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title="现在不能通过"
      description={
        <ul className="r-lines">
          {lines.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      }
    />
  );
}
