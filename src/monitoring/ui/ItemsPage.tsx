import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_FIGURE, figureInWords, figureShape } from '../figures.ts';
import { type Board, figureOf, type Item } from './answers.ts';
import './monitoring.css';

/** 指标背后的名单 — every line leads to where it is dealt with. */
export function ItemsPage(): ReactNode {
  const navigate = useNavigate();
  const [{ figure: asked, unit, day }] = useFilters(['figure', 'unit', 'day']);
  const figure = EVERY_FIGURE.find((key) => key === asked) ?? 'steps-overdue';
  const where = { ...(unit && { unit }), ...(day && { day }) };
  const query = { figure, ...where };
  const list = usePages<Item>(['monitoring-items', query], (next) =>
    // The address may hold anything; the server checks it against its schema.
    loaded(api.GET('/api/monitoring/items', { params: { query: { ...query, ...(next && { next }) } as never } })),
  );
  const board = useQuery({
    queryKey: ['monitoring', where],
    queryFn: (): Promise<Board> => loaded(api.GET('/api/monitoring', { params: { query: where as never } })),
  }).data;
  const { listTitle, title, definition, asOf } = figureShape(figure);
  const total = list.data?.pages[0]?.total;
  const [own] = board?.lines ?? [];
  const value = own && figureOf(own, figure);
  return (
    <Page
      title={listTitle}
      breadcrumb={[{ title: '监测', to: ADDRESSES.monitoring }, { title: listTitle }]}
      subtitle={
        <>
          {board?.unit.name}　{title}
          {value !== undefined && ` ${figureInWords(figure, value)}`}　{day === undefined ? '现在' : `${day} 当日`}
        </>
      }
      actions={<Button onClick={() => window.print()}>打印</Button>}
    >
      <p className="r-quiet">
        {definition}
        {day !== undefined && '名单按留存的记载推算；此后机构调整、转学的，列在现在的学校。'}
      </p>
      <DataTable
        name="monitoring-items"
        label={listTitle}
        columns={columnsFor(asOf === 'day' ? '日期' : '期限或日期')}
        list={list}
        total={total}
        keyOf={({ key }) => key}
        open={({ door }) => {
          if (door !== undefined) navigate({ to: door.to, params: door.params ?? {}, search: door.search ?? {} });
        }}
        empty={<Nothing title={`没有${listTitle}。`} />}
      />
    </Page>
  );
}

function columnsFor(day: string): readonly Column<Item>[] {
  return [
    {
      ...{ key: 'title', title: '事项', width: 240, grow: true, card: 'head' },
      show: ({ title, door }) =>
        door === undefined ? (
          title
        ) : (
          <Link to={door.to} params={door.params ?? {}} search={door.search ?? {}}>
            {title}
          </Link>
        ),
      full: ({ title }) => title,
    },
    {
      ...{ key: 'school', title: '单位', width: 200, grow: true, card: 'line' },
      show: ({ school }) => school,
      full: ({ school }) => school,
    },
    { key: 'class', title: '班级', width: 120, card: 'line', show: (row) => row.class || '—' },
    {
      ...{ key: 'detail', title: '情况', width: 220, grow: true, card: 'line' },
      show: ({ detail }) => detail || '—',
      full: ({ detail }) => detail,
    },
    { key: 'day', title: day, width: 110, card: 'line', show: (row) => row.day },
  ];
}
