import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { Refusals } from '#src/web/refusals.tsx';
import type { Deeds } from './use-deeds.ts';

/** 登记结果 — how many were done, which were not and why, and the way back. */
export function DeedOutcome({ deeds }: { readonly deeds: Deeds }): ReactNode {
  const { answer, busy, undo, forget } = deeds;
  if (answer === undefined) return null;
  if (answer.is !== 'ok') return <Refusals answer={answer} title="没有登记" />;
  const { done, refused, undo: back } = answer.data;
  return (
    <Alert
      type={refused.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      closable={{ onClose: forget }}
      title={`已登记 ${done.length} 名${refused.length > 0 ? `，${refused.length} 名没有登记` : ''}`}
      description={
        refused.length > 0 && (
          <ul className="r-lines">
            {refused.slice(0, SHOWN).map(({ student, name, message }) => (
              <li key={student}>
                {name && `${name}：`}
                {message}
              </li>
            ))}
            {refused.length > SHOWN && <li>……还有 {refused.length - SHOWN} 名</li>}
          </ul>
        )
      }
      action={
        back.length > 0 && (
          <Button loading={busy} onClick={undo}>
            撤销
          </Button>
        )
      }
    />
  );
}

const SHOWN = 12;
