import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { DaysLeft } from '#src/findings/ui/Severity.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { shortDay } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import type { Given } from '#src/web/given.ts';
import { Nothing } from '#src/web/PageState.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { TIP_OFF_OUTCOMES, TIP_OFF_STATES } from '../tip-off.ts';
import type { TipOffLine } from './answers.ts';

const STATES = [
  { value: 'open', label: '未办结' },
  ...Object.entries(TIP_OFF_STATES).map(([value, { title: label }]) => ({ value, label })),
];

/** 举报列表 */
export function TipOffList(): ReactNode {
  const navigate = useNavigate();
  const [{ state }, narrow] = useFilters(['state']);
  const query = useQuery({
    queryKey: ['tip-offs', state],
    queryFn: (): Promise<Given<'/api/tip-offs', 'get'>> =>
      // The address may hold anything; the server checks it against its schema.
      loaded(api.GET('/api/tip-offs', { params: { query: (state === undefined ? {} : { state }) as never } })),
  });
  return (
    <DataTable
      name="tip-offs"
      label="举报列表"
      columns={COLUMNS}
      list={{ ...query, rows: query.data?.rows }}
      total={query.data?.rows.length}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.tipOff, params: { id } })}
      tools={
        <Select
          aria-label="状态"
          placeholder="全部状态"
          allowClear
          style={{ minWidth: 120 }}
          value={state ?? null}
          options={STATES}
          onChange={(to: string | null | undefined) => narrow({ state: to ?? undefined })}
        />
      }
      empty={
        <Nothing title={state === undefined ? '还没有举报。' : '没有这个状态的举报。'}>
          <p>群众在 /tip-off 举报，不用登录。涉及您任职的单位、点名请您回避的，不会出现在这里。</p>
        </Nothing>
      }
    />
  );
}

const COLUMNS: readonly Column<TipOffLine>[] = [
  {
    ...{ key: 'number', title: '编号', width: 140, card: 'head' },
    show: ({ id, number }) => (
      <Link to={ADDRESSES.tipOff} params={{ id }}>
        {number}
      </Link>
    ),
  },
  {
    ...{ key: 'unit', title: '反映的单位', width: 220, grow: true, card: 'line' },
    show: ({ unitName }) => unitName ?? <span className="r-quiet">举报人不清楚</span>,
    full: ({ unitName }) => unitName ?? '举报人不清楚',
  },
  {
    ...{ key: 'state', title: '状态', width: 180, card: 'line' },
    show: ({ state, outcome, awaitsAnswer }) => (
      <>
        {TIP_OFF_STATES[state].title}
        {outcome !== undefined && `，${TIP_OFF_OUTCOMES[outcome]}`} {awaitsAnswer && <Tag>有新来信</Tag>}
      </>
    ),
  },
  {
    ...{ key: 'due', title: '期限', width: 140, card: 'line' },
    show: ({ state, due, daysLeft }) =>
      TIP_OFF_STATES[state].isOpen ? <DaysLeft days={daysLeft} undated={due === undefined} /> : '—',
  },
  { key: 'received', title: '收到', width: 100, card: 'line', show: ({ receivedOn }) => shortDay(receivedOn) },
  { key: 'identity', title: '实名', width: 64, show: ({ hasIdentity }) => (hasIdentity ? '有' : '—') },
];
