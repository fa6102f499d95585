import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { CANNOT_REASONS, LINE_STATES, type LineState } from '../line-states.ts';
import type { LineShown } from './answers.ts';

const COLORS: Readonly<Record<LineState, string>> = {
  'not-issued': 'default',
  issued: 'default',
  returned: 'default',
  confirmed: 'success',
  changed: 'warning',
  keyed: 'warning',
  rechecked: 'success',
  cannot: 'error',
};

/** 状态 — in words first; the color only helps. */
export function StateTag({ line: { state, hasLeft, question } }: { readonly line: LineShown }): ReactNode {
  if (hasLeft) return <Tag>中途离开</Tag>;
  return <Tag color={COLORS[state]}>{question === undefined ? LINE_STATES[state] : '退回家长确认'}</Tag>;
}

/** What else is to be known of the line, in one line. */
export function remarkOf({ cannot, question, isSigned, copies, state, keyedBy, recheckedBy }: LineShown): string {
  return [
    cannot && [CANNOT_REASONS[cannot.reason], cannot.note].filter(Boolean).join('：'),
    question && `请家长确认：${question}`,
    state === 'not-issued' && copies === 0 && '核对表还没有打印',
    copies > 1 && `已打印 ${copies} 份`,
    keyedBy && `${keyedBy}录入`,
    recheckedBy && `${recheckedBy}复核`,
    isSigned && '学校已签核',
  ]
    .filter(Boolean)
    .join('；');
}
