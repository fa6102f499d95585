import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { Num } from '#src/web/Num.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { useMay } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_RECONCILED, OUTCOMES } from '../reconcile/outcome.ts';
import type { ExportLine, ReadingLine } from './answers.ts';

/** 往来经过 — every reading with its figures, and every file that was taken. */
export function HistoryPanel(): ReactNode {
  return (
    <>
      {useMay('exchange.run') && <Readings />}
      <Exports />
    </>
  );
}

function Readings(): ReactNode {
  const navigate = useNavigate();
  const list = usePages<ReadingLine>(
    ['exchange', 'readings'],
    (before): Promise<Paged<ReadingLine>> =>
      loaded(api.GET('/api/exchange/readings', { params: { query: before === undefined ? {} : { before } } })),
  );
  return (
    <DataTable
      name="exchange-readings"
      label="核对的经过"
      columns={READINGS}
      list={list}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.exchange, search: { tab: 'items', reading: id } })}
      empty={<Nothing title="还没有核对过。从全国系统导出花名册，在“带回来的”上传即可。" />}
    />
  );
}

function Exports(): ReactNode {
  const list = usePages<ExportLine>(
    ['exchange', 'exports'],
    (before): Promise<Paged<ExportLine>> =>
      loaded(api.GET('/api/exchange/exports', { params: { query: before === undefined ? {} : { before } } })),
  );
  return (
    <>
      <h3>导出的经过</h3>
      <DataTable
        name="exchange-exports"
        label="导出的经过"
        columns={EXPORTS}
        list={list}
        keyOf={({ id }) => id}
        empty={<Nothing title="还没有按模板导出过。" />}
      />
    </>
  );
}

const READINGS: readonly Column<ReadingLine>[] = [
  {
    key: 'title',
    title: '名单',
    width: 200,
    grow: true,
    card: 'head',
    show: ({ title }) => title,
    full: ({ title }) => title,
  },
  { key: 'state', title: '状态', width: 88, show: ({ stateTitle }) => stateTitle },
  {
    key: 'on',
    title: '导出日期',
    width: 112,
    show: ({ exportedOn }) => <span className="r-num">{dayInWords(exportedOn)}</span>,
  },
  { key: 'rows', title: '人数', width: 72, align: 'end', show: ({ rows }) => <Num value={rows} /> },
  ...EVERY_RECONCILED.map(
    (outcome): Column<ReadingLine> => ({
      key: outcome,
      title: OUTCOMES[outcome],
      width: outcome === 'elsewhere' ? 112 : 80,
      align: 'end',
      show: ({ id, counts }) => (
        <Num
          value={counts[outcome]}
          to={ADDRESSES.exchange}
          search={{ tab: 'items', reading: id, outcome }}
          label={OUTCOMES[outcome]}
        />
      ),
    }),
  ),
  { key: 'by', title: '经办人', width: 88, show: ({ by }) => by },
  {
    key: 'at',
    title: '上传时间',
    width: 152,
    show: ({ createdAt }) => <span className="r-num">{momentInWords(createdAt)}</span>,
  },
];

const EXPORTS: readonly Column<ExportLine>[] = [
  {
    key: 'title',
    title: '文件',
    width: 200,
    grow: true,
    card: 'head',
    show: ({ title, format }) => `${title} .${format}`,
  },
  { key: 'unit', title: '范围', width: 160, show: ({ unit }) => unit, full: ({ unit }) => unit },
  { key: 'rows', title: '行数', width: 80, align: 'end', show: ({ rows }) => <Num value={rows} /> },
  { key: 'clear', title: '号码', width: 72, show: ({ clear }) => (clear ? '原文' : '遮掩') },
  { key: 'reason', title: '事由', width: 200, grow: true, show: ({ reason }) => reason, full: ({ reason }) => reason },
  { key: 'by', title: '经办人', width: 88, show: ({ by }) => by },
  { key: 'at', title: '时间', width: 152, show: ({ at }) => <span className="r-num">{momentInWords(at)}</span> },
];
