import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Objection } from '#src/web/answer.ts';

interface Props {
  readonly objections: readonly Objection[];
  readonly student?: string | undefined;
}

/** 现在还不能办 — why, in the very words with which a submission would be refused, and where it is put right. */
export function Blockers({ objections, student }: Props): ReactNode {
  if (objections.length === 0) {
    return (
      <p className="r-done" role="status">
        可以办理，没有不予受理的情形。
      </p>
    );
  }
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title="现在还不能办"
      description={
        <>
          <ul className="r-lines">
            {objections.map(({ code, message }) => (
              <li key={`${code} ${message}`}>{message}</li>
            ))}
          </ul>
          {student !== undefined && (
            <Link to={ADDRESSES.pupil} params={{ id: student }}>
              去这名学生的学籍页处理
            </Link>
          )}
        </>
      }
    />
  );
}
