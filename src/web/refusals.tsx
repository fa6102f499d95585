import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Answer } from './answer.ts';

interface Props {
  readonly answer: Answer<unknown> | undefined;
  /** What was not done, e.g. `没有保存`. */
  readonly title?: string;
  readonly action?: ReactNode;
}

/** 未办成的原因 — says why it was not done, each objection on a line; says nothing where there is nothing to say. */
export function Refusals({ answer, title, action }: Props): ReactNode {
  if (answer === undefined || answer.is === 'ok') return null;
  const lines =
    answer.objections.length > 0 ? answer.objections.map((objection) => objection.message) : [answer.message];
  return (
    <Alert
      type={answer.is === 'stale' || answer.is === 'unreachable' ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={title ?? TITLES[answer.is]}
      description={lines.length === 1 ? lines[0] : <Lines lines={lines} />}
      action={action}
    />
  );
}

/** The objection to one field, to be shown below its box. */
export function objectionTo(answer: Answer<unknown> | undefined, field: string): string | undefined {
  if (answer === undefined || answer.is === 'ok') return undefined;
  return answer.objections.find((objection) => objection.field === field)?.message;
}

const TITLES: Readonly<Record<Exclude<Answer<unknown>['is'], 'ok'>, string>> = {
  refused: '没有办成',
  stale: '这条记录刚刚被别人改过',
  invalid: '填写有误',
  missing: '未找到',
  forbidden: '没有权限',
  'signed-out': '登录已失效',
  unreachable: '暂时连不上服务器',
};

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul className="r-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
