import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { OUTCOMES } from '../outcomes.ts';
import { STATES } from '../states.ts';
import type { JointLine } from './answers.ts';
import { DueWord, StateWord } from './DropoutWords.tsx';
import './dropout.css';

const SHOWN = ['reported', 'joint', 'concluded', 'closed'] as const;

/** 联合劝返 — the township's own list: the children reported to it, and nobody else. */
export function JointPage(): ReactNode {
  const { unitName } = useSession();
  const navigate = useNavigate();
  const [{ state }, narrow] = useFilters(['state']);
  const query = useQuery({
    queryKey: ['joints', state],
    queryFn: () =>
      // The address may hold anything; the server checks it against its schema.
      loaded(api.GET('/api/joint-dropouts', { params: { query: (state === undefined ? {} : { state }) as never } })),
  });
  return (
    <Page title="联合劝返" subtitle={`${unitName}　只列出学校书面报来的学生；接收、上门、登记结果都在这里`}>
      <DataTable
        name="joint-dropouts"
        label="报来的辍学学生"
        columns={COLUMNS}
        list={{ ...query, rows: query.data?.rows }}
        keyOf={({ id }) => id}
        open={({ id }) => navigate({ to: ADDRESSES.jointDropout, params: { id } })}
        tools={
          <Select
            aria-label="状态"
            placeholder="全部状态"
            allowClear
            className="d-choice"
            value={state ?? null}
            options={SHOWN.map((each) => ({ value: each as string, label: STATES[each].title }))}
            onChange={(to: string | null | undefined) => narrow({ state: to ?? undefined })}
          />
        }
        empty={
          state === undefined ? (
            <Nothing title="没有报来的学生。">
              <p>学校多次劝返无效的，书面报告发出后列在这里，并有消息提醒。</p>
            </Nothing>
          ) : (
            <Nothing title="没有这种状态的学生。" />
          )
        }
      />
    </Page>
  );
}

const COLUMNS: readonly Column<JointLine>[] = [
  {
    ...{ key: 'name', title: '姓名', width: 110, card: 'head' },
    show: ({ id, name }) => (
      <Link to={ADDRESSES.jointDropout} params={{ id }}>
        {name}
      </Link>
    ),
  },
  { key: 'school', title: '学校', width: 220, grow: true, card: 'line', show: ({ school }) => school },
  { key: 'state', title: '状态', width: 120, card: 'line', show: ({ state }) => <StateWord state={state} /> },
  { key: 'due', title: '期限', width: 220, card: 'line', show: ({ due, left }) => <DueWord due={due} left={left} /> },
  {
    ...{ key: 'away', title: '未到校', width: 90, align: 'end', card: 'line' },
    show: ({ daysAway }) => (daysAway === undefined ? <span className="r-quiet">—</span> : `${daysAway} 天`),
  },
  {
    ...{ key: 'reported', title: '报告日期', width: 110, card: 'line' },
    show: ({ reportedOn }) => reportedOn ?? '',
  },
  {
    ...{ key: 'outcome', title: '结果', width: 100, card: 'line' },
    show: ({ outcome }) => (outcome === undefined ? <span className="r-quiet">—</span> : OUTCOMES[outcome].title),
  },
];
