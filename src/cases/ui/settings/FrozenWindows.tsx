import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { SideScroll } from '#src/web/table/SideScroll.tsx';
import { type Frozen, SETTINGS, useWindows } from './setting-queries.ts';
import { titlesOf, UnsetYear } from './UnsetYear.tsx';
import { WindowDrawer } from './WindowDrawer.tsx';

/** 冻结期 — when which procedures are not begun; set anew each year after the year's own notice. */
export function FrozenWindows(): ReactNode {
  const query = useWindows();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const maySet = useMay('chain.manage');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [setting, setSetting] = useState(false);
  const remove = async ({ id, title }: Frozen) => {
    const removed = await answered(api.POST('/api/frozen-windows/removals', { body: { id } }));
    setAnswer(removed);
    if (removed.is !== 'ok') return;
    message.success(`已取消“${title}”`);
    await queries.invalidateQueries({ queryKey: SETTINGS });
  };
  return (
    <PageState query={query}>
      <p>冻结期内不能发起所列业务，已经在办的照常办理。日期每年以当年的通知为准。</p>
      {maySet && (
        <Button type="primary" className="r-no-print" onClick={() => setSetting(true)}>
          设定冻结期
        </Button>
      )}
      {query.data?.unset.map((one) => (
        <UnsetYear key={one.year} unset={one} maySet={maySet} />
      ))}
      <Refusals answer={answer} title="没有取消" />
      <SideScroll label="冻结期" least={720}>
        <Table<Frozen>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...(query.data?.windows ?? [])]}
          locale={{ emptyText: '没有设定冻结期，各项业务随时可以发起' }}
          columns={[
            { title: '名称', dataIndex: 'title' },
            { title: '起止', render: (_, { since, until }) => `${dayInWords(since)} 至 ${dayInWords(until)}` },
            {
              title: '暂停发起',
              dataIndex: 'procedures',
              render: (ids: readonly string[], { graduatingOnly }) =>
                `${titlesOf(ids)}${graduatingOnly ? '（只对毕业年级）' : ''}`,
            },
            { title: '依据', dataIndex: 'basis' },
            { title: '设定人', width: 96, dataIndex: 'setBy', render: (by: string | null) => by ?? '随系统预置' },
            {
              title: '',
              render: (_, row) =>
                maySet && (
                  <Popconfirm title={`取消“${row.title}”？取消后立即可以发起所列业务。`} onConfirm={() => remove(row)}>
                    <Button type="link" danger>
                      取消
                    </Button>
                  </Popconfirm>
                ),
            },
          ]}
        />
      </SideScroll>
      {setting && <WindowDrawer onClose={() => setSetting(false)} />}
    </PageState>
  );
}
