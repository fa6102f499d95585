import { useQueryClient } from '@tanstack/react-query';
import { Button, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { ReturnRow } from '../answers.ts';
import type { PartProps } from '../part.ts';
import { useReturns } from '../use-returns.ts';
import { WholeScreen } from '../WholeScreen.tsx';
import { KeyingScreen } from './KeyingScreen.tsx';

/** What was just ended, and can be taken back at once. */
interface Ended {
  readonly id: string;
  readonly name: string;
  readonly message: string;
}

/** 录入 — the queue, class by class; one is opened, and each that is ended opens the next. */
export function KeyingPart({ campaign, unit }: PartProps): ReactNode {
  const queries = useQueryClient();
  const query = useReturns(campaign, 'waiting', unit);
  const [{ sheet }, narrow] = useFilters(['sheet']);
  const [ended, setEnded] = useState<Ended>();
  const [undone, setUndone] = useState<Answer<unknown>>();
  const { rows = [], total = 0 } = query.data ?? {};
  const free = rows.filter(({ isHeldByOther, way }) => !isHeldByOther && way !== 'phone');
  const open = (id: string | undefined) => narrow({ sheet: id });
  const after = (id: string) => {
    const at = free.findIndex((row) => row.id === id);
    return (free[at + 1] ?? free.find((row) => row.id !== id))?.id;
  };
  const refresh = () => queries.invalidateQueries({ queryKey: ['returns', campaign] });
  const onEnded = async (now: Ended) => {
    setEnded(now);
    setUndone(undefined);
    open(after(now.id));
    await refresh();
  };
  const undo = async ({ id }: Ended) => {
    const params = { path: { id: campaign, return: id } };
    const body = { reason: '录入后立即撤销' };
    const came = await answered(api.POST('/api/campaigns/{id}/returns/{return}/undo', { params, body }));
    setUndone(came);
    if (came.is !== 'ok') return;
    setEnded(undefined);
    await refresh();
    open(id);
  };
  const last = (
    <>
      {ended && (
        <p role="status" className="v-ended">
          <span className="r-done">
            {ended.name}：{ended.message}
          </span>{' '}
          <Button size="small" onClick={() => undo(ended)}>
            撤销
          </Button>
        </p>
      )}
      <Refusals answer={undone} title="没有撤销" />
    </>
  );
  if (sheet !== undefined) {
    return (
      <WholeScreen label="录入核对表">
        {last}
        <KeyingScreen
          key={sheet}
          campaign={campaign}
          id={sheet}
          left={total}
          onEnded={onEnded}
          onSkip={() => open(after(sheet))}
          onClose={() => open(undefined)}
        />
      </WholeScreen>
    );
  }
  return (
    <div className="v-keying-part">
      {last}
      <PageState query={query}>
        {rows.length === 0 ? (
          <Nothing title="没有待录入的表。收回来的登记或扫描以后，会按班级排在这里。" />
        ) : (
          <>
            <p className="v-row">
              <Button type="primary" disabled={free.length === 0} onClick={() => open(free[0]?.id)}>
                开始录入（共 {total.toLocaleString('zh-CN')} 张）
              </Button>
              <span className="r-quiet">一张办完自动打开下一张；全程可以只用键盘。</span>
            </p>
            <Queue rows={rows} onOpen={open} />
          </>
        )}
      </PageState>
    </div>
  );
}

function Queue({
  rows,
  onOpen,
}: {
  readonly rows: readonly ReturnRow[];
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const words = ({ way, isHeldByOther, hasScan }: ReturnRow) => {
    if (isHeldByOther) return <Tag>另一位老师正在录</Tag>;
    if (way === 'phone') return <Tag color="blue">在“手机核对”里采用</Tag>;
    return hasScan ? null : <Tag>没有扫描件，对照纸表录</Tag>;
  };
  return (
    <Table<ReturnRow>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 640 }}
      dataSource={[...rows]}
      columns={[
        { title: '学生', dataIndex: 'name' },
        { title: '班级', render: (_, { place }) => place.class || place.school },
        { title: '收到', dataIndex: 'cameAt', render: (at: string) => momentInWords(at) },
        { title: '提示', render: (_, row) => words(row) },
        {
          title: '办理',
          render: (_, row) =>
            row.way !== 'phone' && (
              <Button type="link" size="small" aria-label={`录入${row.name}的核对表`} onClick={() => onOpen(row.id)}>
                录入
              </Button>
            ),
        },
      ]}
    />
  );
}
