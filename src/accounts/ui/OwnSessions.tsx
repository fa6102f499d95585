import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';

interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly network: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly isThis: boolean;
}

/** 登录中的设备 — one recognizes one's own, and ends what one does not. */
export function OwnSessions(): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const query = useQuery({
    queryKey: ['my-sessions'],
    queryFn: (): Promise<{ readonly rows: readonly OwnSession[] }> => loaded(api.GET('/api/my/sessions')),
  });
  const end = async (id: string) => {
    const ended = await answered(api.DELETE('/api/my/sessions/{id}', { params: { path: { id } } }));
    if (ended.is !== 'ok' && ended.is !== 'missing') message.error(ended.message);
    await queries.invalidateQueries({ queryKey: ['my-sessions'] });
  };
  return (
    <section>
      <h2>登录中的设备</h2>
      <p className="r-quiet">最多同时在两处登录。有不认识的，请结束它并马上修改密码。</p>
      <PageState query={query}>
        <ul className="r-sessions">
          {query.data?.rows.map((session) => (
            <li key={session.id}>
              <div>
                <strong>{session.device}</strong>
                <span className="r-quiet">
                  {session.network}　{momentInWords(session.createdAt)} 登录
                </span>
              </div>
              {session.isThis ? (
                <span className="r-quiet">本机</span>
              ) : (
                <Button size="small" onClick={() => end(session.id)} aria-label={`结束 ${session.device} 上的登录`}>
                  结束
                </Button>
              )}
            </li>
          ))}
        </ul>
      </PageState>
    </section>
  );
}
