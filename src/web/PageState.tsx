import { Button, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { UNREACHABLE, Unanswered } from './answer.ts';

/** What a page needs to know of a TanStack query. */
export interface Waiting {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface Props {
  readonly query: Waiting | undefined;
  readonly children?: ReactNode;
}

/** Shows the children once the query has an answer; before that a skeleton, and otherwise why there is none. */
export function PageState({ query, children }: Props): ReactNode {
  if (query === undefined) return children;
  if (query.error !== null) return <Failure error={query.error} retry={query.refetch} />;
  if (query.isPending) return <Skeleton active title={false} paragraph={{ rows: 6 }} aria-label="正在读取" />;
  return children;
}

/** Why there is nothing to see, and the way on. */
export function Failure({ error, retry }: { readonly error: Error; readonly retry?: () => unknown }): ReactNode {
  const { is, message } = error instanceof Unanswered ? error.answer : OUR_MISTAKE;
  const worthRetrying = retry !== undefined && is !== 'forbidden' && is !== 'missing';
  return (
    <div role="alert">
      <Result
        status={is === 'forbidden' ? '403' : is === 'missing' ? '404' : 'warning'}
        title={TITLES[is] ?? '没有读到'}
        subTitle={message}
        extra={worthRetrying && <Button onClick={() => retry()}>重试</Button>}
      />
    </div>
  );
}

/** 空状态 — there is nothing, and what would change that. */
export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className="r-nothing">
      <p>{title}</p>
      {children}
    </div>
  );
}

const TITLES: Readonly<Record<string, string>> = {
  forbidden: '您的岗位看不到这里',
  missing: '未找到',
  unreachable: '暂时连不上服务器',
  'signed-out': '登录已失效',
};

const OUR_MISTAKE = {
  ...UNREACHABLE,
  is: 'invalid',
  message: '页面出了问题，请刷新后重试；仍不行请联系县系统管理员。',
} as const;
