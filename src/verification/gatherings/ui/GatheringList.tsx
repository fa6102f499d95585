import { Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import { useMay } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_GATHERING_KIND, GATHERING_KINDS, GATHERING_STATES, REPLIES } from '../gathering.ts';
import type { GatheringLine } from './answers.ts';
import { stateOf, timeOf } from './meeting-words.ts';

interface Props {
  readonly campaign: string | undefined;
  readonly year: number | undefined;
  readonly unit: string | undefined;
}

/** 会议列表 — the latest day first. */
export function GatheringList({ campaign, year, unit }: Props): ReactNode {
  const navigate = useNavigate();
  const mayKeep = useMay('gathering.keep');
  const [{ kind, state, mine }, narrow] = useFilters(['kind', 'state', 'mine']);
  const query = {
    ...{ ...(campaign && { campaign }), ...(year && { year }), ...(unit && { unit }) },
    ...{ ...(kind && { kind }), ...(state && { state }), ...(mine && { mine: 'true' }) },
  };
  const list = usePages<GatheringLine>(['gatherings', query], (next) =>
    // The address may hold anything; the server checks it against its schema.
    loaded(api.GET('/api/gatherings', { params: { query: { ...query, ...(next && { next }) } as never } })),
  );
  const isNarrowed = kind !== undefined || state !== undefined || mine !== undefined;
  return (
    <DataTable
      name="gatherings"
      label="会议列表"
      columns={COLUMNS}
      list={list}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.gathering, params: { id } })}
      tools={
        <>
          <Select
            aria-label="种类"
            placeholder="全部种类"
            allowClear
            className="g-choice"
            value={kind ?? null}
            options={EVERY_GATHERING_KIND.map((each) => ({ value: each, label: GATHERING_KINDS[each].title }))}
            onChange={(to: string | null | undefined) => narrow({ kind: to ?? undefined })}
          />
          <Select
            aria-label="状态"
            placeholder="全部状态"
            allowClear
            className="g-choice"
            value={state ?? null}
            options={Object.entries(GATHERING_STATES).map(([value, label]) => ({ value, label }))}
            onChange={(to: string | null | undefined) => narrow({ state: to ?? undefined })}
          />
          <Checkbox
            checked={mine !== undefined}
            onChange={({ target }) => narrow({ mine: target.checked ? '1' : undefined })}
          >
            只看请我参加的
          </Checkbox>
        </>
      }
      empty={
        isNarrowed ? (
          <Nothing title="没有符合条件的会议。" />
        ) : (
          <Nothing title="还没有会议和培训。">
            <p>
              {mayKeep
                ? '点“发起会议、培训”：定好时间、地点和请谁参加，被请的人在“今日”里就能看到。'
                : '学校、中心校、县局发起的会议和培训，请您参加的会列在这里。'}
            </p>
          </Nothing>
        )
      }
    />
  );
}

const COLUMNS: readonly Column<GatheringLine>[] = [
  {
    ...{ key: 'title', title: '名称', width: 240, grow: true, card: 'head' },
    show: ({ id, title }) => (
      <Link to={ADDRESSES.gathering} params={{ id }}>
        {title}
      </Link>
    ),
    full: ({ title }) => title,
  },
  { key: 'kind', title: '种类', width: 128, card: 'line', show: ({ kind }) => GATHERING_KINDS[kind].title },
  { key: 'time', title: '时间', width: 190, card: 'line', show: (row) => timeOf(row, todayHere()) },
  {
    ...{ key: 'place', title: '地点', width: 150, grow: true, card: 'line', optional: 'shown' },
    show: ({ place }) => place,
    full: ({ place }) => place,
  },
  {
    ...{ key: 'unit', title: '召开单位', width: 190, grow: true, card: 'line', optional: 'shown' },
    show: ({ unitName }) => unitName,
    full: ({ unitName }) => unitName,
  },
  { key: 'state', title: '状态', width: 84, card: 'line', show: (row) => stateOf(row, todayHere()) },
  {
    ...{ key: 'came', title: '到会/应到', width: 100, align: 'end', card: 'line' },
    show: ({ state, came, asked }) => (state === 'held' ? `${came}/${asked}` : asked > 0 ? `请 ${asked} 人` : '—'),
  },
  {
    ...{ key: 'mine', title: '我的答复', width: 92, card: 'line' },
    show: ({ mine, state }) => {
      if (mine === undefined) return <span className="r-quiet">—</span>;
      if (mine.reply !== undefined) return REPLIES[mine.reply];
      return state === 'planned' ? <b>待答复</b> : '未答复';
    },
  },
];
