import { Link, useNavigate } from '@tanstack/react-router';
import { Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { useMay, useSession } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_PROPOSAL_STATE, PROPOSAL_STATES } from '../proposal.ts';
import type { Proposal, ShownCell } from './answers.ts';
import { WayOn } from './WayOn.tsx';
import './intake.css';

/** 待办关键信息变更 — what imports found different in key fields. Nothing of it takes effect by itself. */
export function ProposedChangesPage(): ReactNode {
  const { unitName } = useSession();
  const [filters, narrow] = useFilters(['unit', 'state', 'batch']);
  const navigate = useNavigate();
  const mayImport = useMay('import.run');
  const { unit, batch } = filters;
  const state = EVERY_PROPOSAL_STATE.find((one) => one === filters.state) ?? 'proposed';
  const list = usePages<Proposal>(['proposed-changes', unit, state, batch], (before): Promise<Paged<Proposal>> => {
    const query = { state, ...(unit && { unit }), ...(batch && { batch }), ...(before && { before }) };
    // The address may hold anything; the server checks it against its schema.
    return loaded(api.GET('/api/proposed-changes', { params: { query: query as never } }));
  });
  return (
    <Page
      title="待办关键信息变更"
      subtitle={`${unitName}　导入的表与学籍的姓名、性别、出生日期、证件不同的，不会直接改；核对户口簿后，走“关键信息变更”`}
    >
      <DataTable
        name="proposed-changes"
        label="待办关键信息变更"
        columns={mayImport ? COLUMNS : COLUMNS.filter(({ key }) => key !== 'batch')}
        list={list}
        keyOf={({ id }) => id}
        open={({ student }) => navigate({ to: ADDRESSES.pupil, params: { id: student } })}
        tools={
          <>
            <UnitFilter value={unit} onChange={(path) => narrow({ unit: path })} />
            <Select
              className="r-filter"
              aria-label="状态"
              value={state}
              options={EVERY_PROPOSAL_STATE.map((value) => ({ value, label: PROPOSAL_STATES[value] }))}
              onChange={(chosen) => narrow({ state: chosen === 'proposed' ? undefined : chosen })}
            />
            {batch !== undefined && (
              <Tag closable onClose={() => narrow({ batch: undefined })}>
                只看这一批导入的
              </Tag>
            )}
          </>
        }
        empty={
          <Nothing title={state === 'proposed' ? '没有待办的关键信息变更。' : '没有符合条件的。'}>
            <p>导入花名册时发现姓名、性别、出生日期、证件与学籍不同的，会列在这里。</p>
          </Nothing>
        }
      />
    </Page>
  );
}

const COLUMNS: readonly Column<Proposal>[] = [
  {
    key: 'name',
    title: '学生',
    width: 120,
    card: 'head',
    show: ({ name, student }) => (
      <Link to={ADDRESSES.pupil} params={{ id: student }}>
        {name}
      </Link>
    ),
    full: ({ name }) => name,
  },
  {
    key: 'class',
    title: '学校、班级',
    width: 200,
    show: (row) => `${row.school} ${row.class}`,
    full: (row) => `${row.school} ${row.class}`,
  },
  {
    key: 'changes',
    title: '学籍 → 表中',
    width: 320,
    grow: true,
    show: ({ changes }) => changes.map(inWords).join('；'),
    full: ({ changes }) => changes.map(inWords).join('；'),
  },
  { key: 'state', title: '状态', width: 90, optional: 'shown', show: ({ state }) => PROPOSAL_STATES[state] },
  { key: 'at', title: '发现时间', width: 150, optional: 'shown', show: ({ createdAt }) => momentInWords(createdAt) },
  {
    key: 'batch',
    title: '来自',
    width: 90,
    optional: 'shown',
    show: ({ batch }) =>
      batch === undefined ? (
        ''
      ) : (
        <Link to={ADDRESSES.import} params={{ id: batch }}>
          这批导入
        </Link>
      ),
  },
  { key: 'way', title: '怎么办', width: 180, show: (proposal) => <WayOn proposal={proposal} /> },
];

function inWords({ title, before, after, note }: ShownCell): string {
  return `${title} ${before || '（空）'} → ${after}${note === undefined ? '' : `（${note}）`}`;
}
