import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Badge } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';

/** 消息 — how much is unread. Asked anew whenever one goes somewhere else: polling would keep an empty chair signed in. */
export function NoticeBell(): ReactNode {
  const { pathname } = useLocation();
  const query = useQuery({
    queryKey: ['notices', 'unread', pathname],
    queryFn: (): Promise<Given<'/api/notices/unread', 'get'>> => loaded(api.GET('/api/notices/unread')),
    placeholderData: (before) => before,
  });
  const count = query.data?.count ?? 0;
  return (
    <Link to={ADDRESSES.notices} className="r-top-link" aria-label={count > 0 ? `消息，${count} 条未读` : '消息'}>
      <Badge count={count} size="small" offset={[8, -2]}>
        <span className="r-top-link">消息</span>
      </Badge>
    </Link>
  );
}
