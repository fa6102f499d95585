import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { ChildCard } from './ChildCard.tsx';

type Children = Given<'/api/roll-call/unlisted', 'get'>;
type Which = 'open' | 'overdue' | 'all';

interface Props {
  readonly asked: { readonly unit?: string; readonly campaign?: string };
  readonly refresh: () => Promise<void>;
}

/** 在班不在名单的学生 — the schools' tasks, the most urgent first. */
export function ChildrenList({ asked, refresh }: Props): ReactNode {
  const queries = useQueryClient();
  const [which, setWhich] = useState<Which>('open');
  const filter = {
    ...asked,
    open: which === 'all' ? ('no' as const) : ('yes' as const),
    overdue: which === 'overdue' ? ('yes' as const) : ('no' as const),
  };
  const query = useQuery({
    queryKey: ['roll-call-children', filter],
    queryFn: (): Promise<Children> => loaded(api.GET('/api/roll-call/unlisted', { params: { query: filter } })),
  });
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['roll-call-children'] });
    await refresh();
  };
  return (
    <section aria-label="在班不在名单的学生">
      <h3>在班不在名单的学生</h3>
      <Segmented<Which>
        value={which}
        onChange={setWhich}
        options={[
          { value: 'open', label: '未了结' },
          { value: 'overdue', label: '已超期' },
          { value: 'all', label: '全部' },
        ]}
      />
      <PageState query={query}>
        {query.data?.rows.length === 0 && <Nothing title="没有这样的学生。" />}
        <ul className="rc-children">
          {query.data?.rows.map((child) => (
            <ChildCard key={child.id} child={child} refresh={done} />
          ))}
        </ul>
      </PageState>
    </section>
  );
}
