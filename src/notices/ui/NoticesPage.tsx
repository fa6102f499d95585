import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { EVENTS } from '../addressees.ts';
import { NEWS } from '../news.ts';
import { Channels } from './Channels.tsx';
import './notices.css';

type Answer = Given<'/api/notices', 'get'>;
type Row = Answer['rows'][number];

/** 消息 — what one was told, the latest first; opening a line leads to the case, and marks it read. */
export function NoticesPage(): ReactNode {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const search: { readonly all?: string } = useSearch({ strict: false });
  const unread = search.all !== '1';
  const query = useInfiniteQuery({
    queryKey: ['notices', { unread }],
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam: next }): Promise<Answer> =>
      loaded(
        api.GET('/api/notices', { params: { query: { unread: unread ? 'true' : 'false', ...(next && { next }) } } }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const read = async (ids?: readonly string[]) => {
    const done = await answered(api.POST('/api/notices/read', { body: ids ? { ids: [...ids] } : {} }));
    if (done.is === 'ok' && ids === undefined) message.success('已全部标为已读');
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <Page
      title="消息"
      subtitle="与您有关的业务发生了什么"
      query={query}
      actions={
        <>
          <Segmented
            value={unread ? 'unread' : 'all'}
            options={[
              { value: 'unread', label: '未读' },
              { value: 'all', label: '全部' },
            ]}
            onChange={(value) => navigate({ to: '.', search: value === 'all' ? { all: '1' } : {}, replace: true })}
          />
          <Button disabled={rows.every((row) => row.read)} onClick={() => read()}>
            全部标为已读
          </Button>
        </>
      }
    >
      {rows.length === 0 && (
        <Nothing
          title={unread ? '没有未读消息，都看过了。' : '还没有消息。业务到了您手上、被退回、快到期时，会在这里告诉您。'}
        />
      )}
      <ul className="r-notices">
        {rows.map((row) => (
          <Line key={row.id} row={row} onOpen={() => read([row.id])} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          再看早些的
        </Button>
      )}
      <Channels />
    </Page>
  );
}

function Line({ row, onOpen }: { readonly row: Row; readonly onOpen: () => void }): ReactNode {
  return (
    <li className={row.read ? undefined : 'r-unread'}>
      <Link to={row.door.to} params={row.door.params ?? {}} onClick={onOpen}>
        <b>{row.title}</b> {row.procedure}：{wordsOf(row)}
      </Link>
      <span className="r-quiet">
        {[row.step, row.by, momentInWords(row.at), row.number].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}

function wordsOf({ event }: Row): string {
  return event in NEWS ? NEWS[event as keyof typeof NEWS] : EVENTS[event as keyof typeof EVENTS].words; // one of the two
}
