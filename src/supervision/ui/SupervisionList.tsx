import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import { useMay } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import type { SupervisionCounts, SupervisionLine } from './answers.ts';
import { DueWord, StateWord } from './SupervisionWords.tsx';

type Filters = Readonly<Partial<Record<'state' | 'side' | 'unit' | 'kind' | 'about', string>>>;

interface Props {
  readonly filters: Filters;
  readonly narrow: (change: Readonly<Partial<Record<keyof Filters, string | undefined>>>) => unknown;
}

/** 督办列表 — the latest first; the figures above it narrow it. */
export function SupervisionList({ filters, narrow }: Props): ReactNode {
  const navigate = useNavigate();
  const [mayOpen, mayAnswer] = [useMay('supervision.open'), useMay('supervision.answer')];
  const { state: _state, ...counted } = filters;
  // The address may hold anything; the server checks it against its schema.
  const ask = (query: object) => loaded(api.GET('/api/supervisions', { params: { query: query as never } }));
  const list = usePages<SupervisionLine>(['supervisions', filters], (next) =>
    ask({ ...filters, ...(next && { next }) }),
  );
  const counts = useQuery({ queryKey: ['supervisions', 'counts', counted], queryFn: () => ask(counted) }).data?.counts;
  return (
    <>
      {counts && <Counts counts={counts} state={filters.state} choose={(state) => narrow({ state })} />}
      <DataTable
        name="supervisions"
        label="督办列表"
        columns={COLUMNS}
        list={list}
        keyOf={({ id }) => id}
        open={({ id }) => navigate({ to: ADDRESSES.supervision, params: { id } })}
        tools={
          mayOpen &&
          mayAnswer && (
            <Segmented
              aria-label="哪一方"
              value={filters.side ?? 'all'}
              options={[
                { value: 'all', label: '全部' },
                { value: 'received', label: '本单位收到的' },
                { value: 'issued', label: '本单位发起的' },
              ]}
              onChange={(side) => narrow({ side: side === 'all' ? undefined : side })}
            />
          )
        }
        empty={
          Object.keys(filters).length > 0 ? (
            <Nothing title="没有符合条件的督办。" />
          ) : (
            <Nothing title="还没有督办。">
              <p>
                {mayOpen
                  ? '点“发起督办”，选单位、写要求、定期限；对方会在“今日”看到，到期自动提醒。'
                  : '上级督办本单位的事项会列在这里，也会出现在“今日”。'}
              </p>
            </Nothing>
          )
        }
      />
    </>
  );
}

const SHOWN_COUNTS = [
  ['unsettled', '未了结'],
  ['open', '待答复'],
  ['returned', '退回重办'],
  ['overdue', '逾期未答复'],
  ['answered', '待审核'],
  ['closed', '已销号'],
  ['withdrawn', '已撤回'],
] as const;

interface CountsProps {
  readonly counts: SupervisionCounts;
  readonly state: string | undefined;
  readonly choose: (state: string | undefined) => void;
}

function Counts({ counts, state, choose }: CountsProps): ReactNode {
  const of = { ...counts, unsettled: counts.open + counts.answered + counts.returned };
  return (
    <fieldset className="s-counts" aria-label="按状态筛选">
      {SHOWN_COUNTS.map(([key, title]) => (
        <button
          key={key}
          type="button"
          aria-pressed={state === key}
          className={key === 'overdue' && of.overdue > 0 ? 's-bad' : undefined}
          onClick={() => choose(state === key ? undefined : key)}
        >
          {title} <b className="r-num">{of[key].toLocaleString('zh-CN')}</b>
        </button>
      ))}
    </fieldset>
  );
}

const COLUMNS: readonly Column<SupervisionLine>[] = [
  {
    ...{ key: 'subject', title: '事由', width: 240, grow: true, card: 'head' },
    show: ({ id, subject }) => (
      <Link to={ADDRESSES.supervision} params={{ id }}>
        {subject}
      </Link>
    ),
    full: ({ subject }) => subject,
  },
  {
    ...{ key: 'receiver', title: '被督办单位', width: 170, grow: true, card: 'line' },
    show: ({ receiverName }) => receiverName,
    full: ({ receiverName }) => receiverName,
  },
  {
    ...{ key: 'issuer', title: '督办单位', width: 150, grow: true, card: 'line', optional: 'shown' },
    show: ({ issuerName }) => issuerName,
    full: ({ issuerName }) => issuerName,
  },
  {
    ...{ key: 'origin', title: '因何督办', width: 150, grow: true, card: 'none', optional: 'hidden' },
    show: ({ origin }) => origin?.title ?? '—',
    full: ({ origin }) => origin?.title ?? '',
  },
  { key: 'opened', title: '发起日期', width: 106, card: 'none', optional: 'shown', show: ({ openedOn }) => openedOn },
  { key: 'due', title: '答复期限', width: 216, card: 'line', show: (row) => <DueWord of={row} /> },
  { key: 'state', title: '状态', width: 148, card: 'line', show: (row) => <StateWord of={row} /> },
];
