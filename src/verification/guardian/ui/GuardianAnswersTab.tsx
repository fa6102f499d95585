import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { PageState } from '#src/web/PageState.tsx';
import { GuardianAnswer } from './GuardianAnswer.tsx';

type Listed = Given<'/api/campaigns/{id}/guardian-answers', 'get'>;

/** 手机核对 — what guardians sent from their phones; what waits to be keyed stands first. */
export function GuardianAnswersTab({ campaign }: { readonly campaign: string }): ReactNode {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const queryKey = ['guardian-answers', campaign];
  const query = useQuery({
    queryKey,
    queryFn: (): Promise<Listed> =>
      loaded(api.GET('/api/campaigns/{id}/guardian-answers', { params: { path: { id: campaign } } })),
  });
  const open = (row: Listed['rows'][number]) => (
    <Button type="link" size="small" aria-label={`查看${row.name}的答复`} onClick={() => setChosen(row.id)}>
      {row.state === 'waiting' ? '核对并采用' : '查看'}
    </Button>
  );
  return (
    <PageState query={query}>
      {query.data && (
        <section aria-label="手机核对">
          <p>
            家长在手机上提交的共 {query.data.total} 份
            {query.data.total > query.data.rows.length && `，先列出 ${query.data.rows.length} 份`}
          </p>
          <Table<Listed['rows'][number]>
            size="small"
            rowKey="id"
            pagination={false}
            scroll={{ x: 640 }}
            dataSource={[...query.data.rows]}
            locale={{ emptyText: '还没有家长在手机上提交' }}
            columns={[
              { title: '学生', dataIndex: 'name' },
              { title: '班级', render: (_, { place }) => place.class || place.school },
              { title: '状态', render: (_, { state }) => ANSWER_STATES[state] ?? state },
              { title: '提交时间', dataIndex: 'sentAt', render: (at: string) => momentInWords(at) },
              { title: '回执编号', dataIndex: 'number' },
              { title: '办理', render: (_, row) => open(row) },
            ]}
          />
          {chosen !== undefined && (
            <GuardianAnswer
              key={chosen}
              campaign={campaign}
              id={chosen}
              onDone={() => queries.invalidateQueries({ queryKey })}
            />
          )}
        </section>
      )}
    </PageState>
  );
}

const ANSWER_STATES: Readonly<Record<string, string>> = {
  waiting: '待录入',
  unchanged: '没有要改的',
  keyed: '已录入',
  asked: '已退回家长确认',
  kept: '留存比对',
};
