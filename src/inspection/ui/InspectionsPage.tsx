import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import { useMay, useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { INSPECTION_STATES } from '../inspection.ts';
import type { InspectionLine } from './answers.ts';
import { Counties } from './Counties.tsx';
import { InspectionForm } from './InspectionForm.tsx';
import './inspection.css';

/** 市局督查 — the city's checks and the figures of its counties; below, the checks that have been drawn. */
export function InspectionsPage(): ReactNode {
  const { unitName } = useSession();
  const mayRun = useMay('inspection.run');
  const navigate = useNavigate();
  const [{ view }] = useFilters(['view']);
  const [isPlanning, setPlanning] = useState(false);
  const isCounties = view === 'counties' && mayRun;
  return (
    <Page
      title="市局督查"
      subtitle={unitName}
      actions={
        mayRun && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            安排督查
          </Button>
        )
      }
    >
      {mayRun && (
        <TabLinks
          label="督查和各县情况"
          to={ADDRESSES.inspections}
          tabs={[
            { key: 'checks', title: '督查', search: { view: 'checks' } },
            { key: 'counties', title: '各县情况', search: { view: 'counties' } },
          ]}
          open={isCounties ? 'counties' : 'checks'}
        />
      )}
      {isCounties ? <Counties /> : <InspectionList mayRun={mayRun} />}
      {isPlanning && (
        <InspectionForm
          close={() => setPlanning(false)}
          onDone={(id) => navigate({ to: ADDRESSES.inspection, params: { id } })}
        />
      )}
    </Page>
  );
}

function InspectionList({ mayRun }: { readonly mayRun: boolean }): ReactNode {
  const navigate = useNavigate();
  const [filters, narrow] = useFilters(['state']);
  const list = usePages<InspectionLine>(['inspections', filters], (next) =>
    // The address may hold anything; the server checks it against its schema.
    loaded(api.GET('/api/inspections', { params: { query: { ...filters, ...(next && { next }) } as never } })),
  );
  return (
    <DataTable
      name="inspections"
      label="督查列表"
      columns={COLUMNS}
      list={list}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.inspection, params: { id } })}
      tools={
        <Select
          aria-label="状态"
          placeholder="全部状态"
          allowClear
          className="i-choice"
          value={filters.state ?? null}
          options={Object.entries(INSPECTION_STATES).map(([value, label]) => ({ value, label }))}
          onChange={(to: string | null | undefined) => narrow({ state: to ?? undefined })}
        />
      }
      empty={
        <Nothing title={filters.state === undefined ? '还没有督查。' : '没有这种状态的督查。'}>
          <p>
            {mayRun
              ? '点“安排督查”：选县、写明内容和依据，登记随机数以后抽样。抽样以前县和学校不知道。'
              : '市局抽到本县、本校的督查会列在这里，附要准备的材料。'}
          </p>
        </Nothing>
      }
    />
  );
}

const COLUMNS: readonly Column<InspectionLine>[] = [
  {
    ...{ key: 'title', title: '名称', width: 260, grow: true, card: 'head' },
    show: ({ id, title }) => (
      <Link to={ADDRESSES.inspection} params={{ id }}>
        {title}
      </Link>
    ),
    full: ({ title }) => title,
  },
  { key: 'county', title: '县', width: 96, card: 'line', show: ({ countyName }) => countyName },
  {
    ...{ key: 'days', title: '时间', width: 210, card: 'line' },
    show: ({ startsOn, endsOn }) => `${startsOn} 至 ${endsOn}`,
  },
  { key: 'state', title: '状态', width: 110, card: 'line', show: ({ state }) => INSPECTION_STATES[state] },
  {
    ...{ key: 'drawn', title: '抽查', width: 150, card: 'line' },
    show: ({ schools, pupils }) =>
      pupils === 0 ? <span className="r-quiet">还没有抽样</span> : `${schools} 所学校，${pupils} 名学生`,
  },
  {
    ...{ key: 'said', title: '检查表', width: 130, align: 'end', card: 'line' },
    show: ({ said, asked, state }) =>
      state === 'drawn' && said === 0 ? <span className="r-quiet">—</span> : asked === 0 ? '—' : `${said}/${asked} 项`,
  },
];
