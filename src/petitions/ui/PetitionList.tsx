import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Input, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { DaysLeft } from '#src/findings/ui/Severity.tsx';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { taken } from '#src/web/taken.ts';
import { EVERY_PETITION_KIND, PETITION_CHANNELS, PETITION_KINDS, PETITION_STATES } from '../petition.ts';
import { EVERY_RISK, PETITION_RISKS } from '../risks.ts';
import type { PetitionRow } from './answers.ts';

const STATES = [
  { value: 'open', label: '未办结' },
  ...Object.entries(PETITION_STATES).map(([value, { title: label }]) => ({ value, label })),
];
const RISKS = [
  { value: 'any', label: '有风险的' },
  ...EVERY_RISK.map((value) => ({ value, label: PETITION_RISKS[value].title })),
];

/** 诉求列表 — the latest first. */
export function PetitionList(): ReactNode {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayExport = useMay('petition.export');
  const [filters, narrow] = useFilters(['state', 'kind', 'channel', 'risk', 'unit', 'school', 'mine', 'from', 'to']);
  // A number of a person is never in an address.
  const [sought, setSought] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const { mine, ...rest } = filters;
  // The address may hold anything; the server checks it against its schema.
  const body = { ...rest, ...sought, ...(mine && { mine: true }) } as never;
  const list = usePages<PetitionRow>(['petitions', body], (next) =>
    loaded(api.POST('/api/petitions/search', { body: { ...(body as object), ...(next && { next }) } as never })),
  );
  const save = async () => {
    setBusy(true);
    const came = await taken(api.POST('/api/petitions/export.xlsx', { body, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, '诉求台账.xlsx');
    else message.info('正在后台导出，请到“任务”里取');
  };
  const choose = (
    name: 'state' | 'kind' | 'channel' | 'risk',
    label: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      aria-label={label}
      placeholder={`全部${label}`}
      allowClear
      className="pt-choice"
      value={filters[name] ?? null}
      options={[...options]}
      onChange={(to: string | null | undefined) => narrow({ [name]: to ?? undefined })}
    />
  );
  const isNarrowed = Object.keys(filters).length > 0 || Object.keys(sought).length > 0;
  return (
    <DataTable
      name="petitions"
      label="诉求列表"
      columns={COLUMNS}
      list={list}
      total={list.data?.pages[0]?.total}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.petition, params: { id } })}
      tools={
        <>
          <Input.Search
            aria-label="按编号或电话查"
            placeholder="编号，或完整的电话"
            allowClear
            style={{ width: 190 }}
            onSearch={(text) => setSought(soughtIn(text))}
          />
          {choose('state', '状态', STATES)}
          {choose(
            'kind',
            '事项',
            EVERY_PETITION_KIND.map((value) => ({ value, label: PETITION_KINDS[value] })),
          )}
          {choose('risk', '风险', RISKS)}
          {choose(
            'channel',
            '来源',
            Object.entries(PETITION_CHANNELS).map(([value, label]) => ({ value, label })),
          )}
          <UnitFilter value={filters.unit} onChange={(unit) => narrow({ unit })} />
          <Checkbox
            checked={mine !== undefined}
            onChange={({ target }) => narrow({ mine: target.checked ? '1' : undefined })}
          >
            我承办的
          </Checkbox>
          {mayExport && (
            <Button loading={busy} onClick={save}>
              导出
            </Button>
          )}
        </>
      }
      empty={
        isNarrowed ? (
          <Nothing title="没有符合条件的诉求。" />
        ) : (
          <Nothing title="还没有群众诉求。">
            <p>群众来访、来电的，点“登记诉求”；把 /petition 这个页面告诉家长，他们在手机上就能提出和查询。</p>
          </Nothing>
        )
      }
    />
  );
}

function soughtIn(text: string): Readonly<Record<string, string>> {
  const typed = text.trim();
  if (typed === '') return {};
  return /^[\d\s-]{7,}$/.test(typed) && !/^\d{4}-\d{1,6}$/.test(typed) ? { phone: typed } : { number: typed };
}

const COLUMNS: readonly Column<PetitionRow>[] = [
  {
    ...{ key: 'number', title: '编号', width: 140, card: 'head' },
    show: ({ id, number }) => (
      <Link to={ADDRESSES.petition} params={{ id }}>
        {number}
      </Link>
    ),
  },
  { key: 'kind', title: '事项', width: 150, card: 'line', show: ({ kind }) => PETITION_KINDS[kind] },
  {
    ...{ key: 'content', title: '内容', width: 220, grow: true, card: 'line', optional: 'shown' },
    show: ({ content }) => content,
    full: ({ content }) => content,
  },
  { key: 'name', title: '反映人', width: 90, card: 'line', show: ({ name }) => name },
  {
    ...{ key: 'unit', title: '承办', width: 180, grow: true, card: 'line' },
    show: ({ unitName, ownerName }) => (ownerName === undefined ? unitName : `${unitName} ${ownerName}`),
    full: ({ unitName, ownerName }) => [unitName, ownerName].filter(Boolean).join(' '),
  },
  {
    ...{ key: 'school', title: '涉及学校', width: 160, grow: true, optional: 'hidden' },
    show: ({ schoolName }) => schoolName,
    full: ({ schoolName }) => schoolName,
  },
  { key: 'state', title: '状态', width: 84, card: 'line', show: ({ state }) => PETITION_STATES[state].title },
  {
    ...{ key: 'due', title: '期限', width: 132, card: 'line' },
    show: ({ state, due, daysLeft }) =>
      PETITION_STATES[state].isOpen ? <DaysLeft days={daysLeft} undated={due === undefined} /> : '—',
  },
  {
    ...{ key: 'risks', title: '风险', width: 150, card: 'line' },
    show: ({ risks }) =>
      risks.map((risk) => (
        <Tag key={risk} color={risk === 'overdue' ? 'error' : 'warning'}>
          {PETITION_RISKS[risk].title}
        </Tag>
      )),
    full: ({ risks }) => risks.map((risk) => PETITION_RISKS[risk].title).join('、'),
  },
  {
    ...{ key: 'received', title: '收到', width: 132, optional: 'shown' },
    show: ({ receivedAt }) => momentInWords(receivedAt),
  },
  { key: 'channel', title: '来源', width: 64, optional: 'hidden', show: ({ channel }) => PETITION_CHANNELS[channel] },
];
