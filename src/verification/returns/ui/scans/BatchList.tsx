import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Num } from '#src/web/Num.tsx';
import { PageState } from '#src/web/PageState.tsx';
import type { Batches } from '../answers.ts';

type Batch = Batches['rows'][number];

/** 上传记录 — each pile, how far it was read, and what became of its pages. */
export function BatchList({ campaign }: { readonly campaign: string }): ReactNode {
  const query = useQuery({
    queryKey: ['returns', campaign, 'batches'],
    queryFn: (): Promise<Batches> =>
      loaded(api.GET('/api/campaigns/{id}/scan-batches', { params: { path: { id: campaign } } })),
    refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === 'running') ? 2000 : false),
  });
  return (
    <section aria-label="上传记录">
      <h3>上传记录</h3>
      <PageState query={query}>
        <Table<Batch>
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 760 }}
          dataSource={[...(query.data?.rows ?? [])]}
          locale={{ emptyText: '还没有上传过扫描件' }}
          expandable={{ expandedRowRender: (row) => <Troubles row={row} />, rowExpandable: hasTrouble }}
          columns={[
            { title: '时间', dataIndex: 'begunAt', render: (at: string) => momentInWords(at) },
            { title: '上传人', dataIndex: 'begunBy' },
            { title: '状态', render: (_, row) => <State row={row} /> },
            { title: '页', align: 'end', render: (_, { pages }) => <Num value={pages} /> },
            { title: '归到学生', align: 'end', render: (_, { matched }) => <Num value={matched} /> },
            { title: '待认领', align: 'end', render: (_, { unmatched }) => <Num value={unmatched} /> },
            { title: '搁置', align: 'end', render: (_, { aside }) => <Num value={aside} /> },
            { title: '以前传过', align: 'end', render: (_, { twice }) => <Num value={twice} /> },
          ]}
        />
      </PageState>
    </section>
  );
}

function State({ row: { state, pages, total, refused } }: { readonly row: Batch }): ReactNode {
  const words = state === 'running' ? `正在识别 ${pages}/${total || '…'}` : STATES[state];
  return (
    <span className={state === 'interrupted' || refused.length > 0 ? 'r-query' : undefined}>
      {words}
      {refused.length > 0 && `，${refused.length} 处没有读成`}
    </span>
  );
}

function hasTrouble({ state, refused }: Batch): boolean {
  return refused.length > 0 || state === 'interrupted' || state === 'cancelled';
}

function Troubles({ row: { state, refused } }: { readonly row: Batch }): ReactNode {
  return (
    <ul className="r-lines">
      {(state === 'interrupted' || state === 'cancelled') && (
        <li>没有识别完。把同一份文件再传一次：识别过的页自动跳过，从断开的地方接着认。</li>
      )}
      {refused.map(({ file, message }) => (
        <li key={`${file}${message}`}>
          第 {file} 份文件：{message}
        </li>
      ))}
    </ul>
  );
}

const STATES: Readonly<Record<Batch['state'], string>> = {
  running: '正在识别',
  done: '已完成',
  cancelled: '已取消',
  interrupted: '已中断',
};
