import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';

/** An address that leads nowhere, and the way back. */
export function NotFoundPage(): ReactNode {
  return (
    <Result
      status="404"
      title="没有这一页"
      subTitle="地址可能抄错了，或这一页已经不在了。"
      extra={<Link to={ADDRESSES.today}>回到今日</Link>}
    />
  );
}
