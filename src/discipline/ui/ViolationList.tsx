import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import { useMay } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_MEASURE, MEASURE_STATES, MEASURES } from '../measures.ts';
import { VIOLATION_STATES } from '../violation.ts';
import type { ViolationLine } from './answers.ts';
import { useKinds } from './use-kinds.ts';

/** What the ledger is narrowed by, in the address. */
export const NARROWED_BY = ['kind', 'state', 'unit', 'measure', 'due', 'from', 'until'] as const;

/** 违规台账 — the latest found first. */
export function ViolationList(): ReactNode {
  const navigate = useNavigate();
  const mayRegister = useMay('discipline.register');
  const kinds = useKinds();
  const [filters, narrow] = useFilters(NARROWED_BY);
  const list = usePages<ViolationLine>(['violations', filters], (next) =>
    // The address may hold anything; the server checks it against its schema.
    loaded(api.GET('/api/violations', { params: { query: { ...filters, ...(next && { next }) } as never } })),
  );
  const isNarrowed = Object.keys(filters).length > 0;
  const choice = (
    name: 'kind' | 'state' | 'measure' | 'due',
    label: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      aria-label={label}
      placeholder={`全部${label}`}
      allowClear
      className="ds-choice"
      value={filters[name] ?? null}
      options={[...options]}
      onChange={(to: string | null | undefined) => narrow({ [name]: to ?? undefined })}
    />
  );
  return (
    <DataTable
      name="violations"
      label="违规台账"
      columns={COLUMNS}
      list={list}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.violation, params: { id } })}
      tools={
        <>
          {mayRegister && <UnitFilter value={filters.unit} onChange={(unit) => narrow({ unit })} />}
          {choice(
            'kind',
            '种类',
            kinds.map(({ key, title }) => ({ value: key, label: title })),
          )}
          {choice(
            'state',
            '状态',
            Object.entries(VIOLATION_STATES).map(([value, label]) => ({ value, label })),
          )}
          {choice(
            'measure',
            '措施',
            EVERY_MEASURE.map((value) => ({ value, label: MEASURES[value].title })),
          )}
          {mayRegister && choice('due', '到期', DUES)}
        </>
      }
      empty={
        isNarrowed ? (
          <Nothing title="没有符合条件的违规。" />
        ) : (
          <Nothing title={mayRegister ? '还没有登记违规。' : '县局没有告知本单位的违规。'}>
            {mayRegister && <p>点“登记违规”：选责任单位和依据，写明事实。没有依据的不登记。</p>}
          </Nothing>
        )
      }
    />
  );
}

const DUES = [
  { value: 'decide', label: '可以作决定的' },
  { value: 'measure', label: '措施已超期的' },
];

const COLUMNS: readonly Column<ViolationLine>[] = [
  {
    ...{ key: 'title', title: '事由', width: 260, grow: true, card: 'head' },
    show: ({ id, title }) => (
      <Link to={ADDRESSES.violation} params={{ id }}>
        {title}
      </Link>
    ),
    full: ({ title }) => title,
  },
  { key: 'number', title: '编号', width: 136, card: 'line', show: ({ number }) => number },
  {
    ...{ key: 'unit', title: '责任单位', width: 180, grow: true, card: 'line' },
    show: ({ unitName }) => unitName,
    full: ({ unitName }) => unitName,
  },
  {
    ...{ key: 'kind', title: '种类', width: 160, card: 'line' },
    show: ({ kindTitle }) => kindTitle,
    full: ({ kindTitle }) => kindTitle,
  },
  { key: 'found', title: '发现日期', width: 104, card: 'line', show: ({ foundOn }) => foundOn },
  { key: 'state', title: '状态', width: 140, card: 'line', show: stateOf },
  {
    ...{ key: 'measures', title: '措施', width: 200, grow: true, card: 'line' },
    show: (row) => measuresOf(row) || <span className="r-quiet">—</span>,
    full: measuresOf,
  },
];

function stateOf({ state, replied, replyUntil }: ViolationLine): string {
  if (state !== 'informed') return VIOLATION_STATES[state];
  return replied === undefined ? `申辩期到 ${replyUntil?.slice(5) ?? ''}` : '已答复，待决定';
}

function measuresOf({ measures }: ViolationLine): string {
  return measures.map(({ kind, state }) => `${MEASURES[kind].title}（${MEASURE_STATES[state]}）`).join('、');
}
