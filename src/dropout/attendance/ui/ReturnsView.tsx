import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords, shortDay } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Num } from '#src/web/Num.tsx';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { SideScroll } from '#src/web/table/SideScroll.tsx';
import { RETURN_STATES } from '../return-states.ts';
import type { ReturnLines, ReturnsOfUnit } from './answers.ts';
import { Door } from './Door.tsx';
import { ReturnsOfClassView } from './ReturnsOfClassView.tsx';

interface Props {
  readonly unit: string | undefined;
  readonly chosen: string | undefined;
}

type Found = NonNullable<ReturnsOfUnit['found']>;
type Line = Found['rows'][number];

/** 各单位的开学返校情况 */
export function ReturnsView({ unit, chosen }: Props): ReactNode {
  const [{ list, of }] = useFilters(['list', 'of']);
  const query = useQuery({
    queryKey: ['term-returns', unit],
    queryFn: (): Promise<ReturnsOfUnit> =>
      loaded(api.GET('/api/attendance/returns/units', { params: { query: unit === undefined ? {} : { unit } } })),
    enabled: chosen === undefined,
  });
  if (chosen !== undefined) {
    return (
      <>
        <Door change={{ class: undefined }}>← 各班返校情况</Door>
        <ReturnsOfClassView key={chosen} unit={chosen} />
      </>
    );
  }
  const found = query.data?.found;
  const state = list === 'away' || list === 'back' ? list : undefined;
  return (
    <PageState query={query}>
      {found === undefined ? (
        <Nothing title="还没有设定开学日期。县局在“控辍保学”的办法里设定学期以后，各班从开学第一天起登记没有返校的学生。" />
      ) : (
        <section aria-label="开学返校情况" className="at-units">
          <p>
            {found.name}　{found.term.title}，{dayInWords(found.term.from)}开学，已登记 {found.whole.confirmed}/
            {found.whole.classes} 个班，未返校 {found.whole.away} 名
          </p>
          <SideScroll label="开学返校情况" least={560}>
            <Table<Line>
              size="small"
              rowKey="path"
              pagination={false}
              dataSource={[...found.rows, { ...found.whole, name: '合计' }]}
              columns={columnsFor(found.whole.path)}
            />
          </SideScroll>
          {state && <Returned state={state} unit={of ?? unit} />}
        </section>
      )}
    </PageState>
  );
}

function columnsFor(whole: string) {
  const figure = (title: string, list: 'away' | 'back') => ({
    title,
    align: 'right' as const,
    render: (_: unknown, line: Line) =>
      line[list] === 0 ? (
        <Num value={0} />
      ) : (
        <Door change={{ list, of: line.path }} label={`${line.name} ${title}：${line[list]}`}>
          <span className="r-num">{line[list]}</span>
        </Door>
      ),
  });
  return [
    {
      title: '单位',
      render: (_: unknown, { path, name, kind }: Line) =>
        path === whole && name === '合计' ? (
          <b>合计</b>
        ) : (
          <Door change={kind === 'class' ? { class: path } : { unit: path }}>{name}</Door>
        ),
    },
    {
      title: '登记',
      render: (_: unknown, { kind, classes, confirmed }: Line) =>
        kind !== 'class' ? (
          `${confirmed}/${classes} 个班`
        ) : confirmed > 0 ? (
          '已登记'
        ) : (
          <span className="r-query">未登记</span>
        ),
    },
    { title: '在册', align: 'right' as const, render: (_: unknown, { roll }: Line) => <Num value={roll} /> },
    figure('未返校', 'away'),
    figure('后来返校', 'back'),
  ];
}

function Returned({ state, unit }: { readonly state: 'away' | 'back'; readonly unit: string | undefined }): ReactNode {
  const query = useQuery({
    queryKey: ['term-returns', 'pupils', state, unit],
    queryFn: (): Promise<ReturnLines> =>
      loaded(api.GET('/api/attendance/returns/pupils', { params: { query: { state, ...(unit && { unit }) } } })),
  });
  return (
    <section aria-label={`${RETURN_STATES[state]}名单`}>
      <h3>{RETURN_STATES[state]}名单</h3>
      <DataTable
        name="term-returns"
        label={`${RETURN_STATES[state]}名单`}
        columns={COLUMNS}
        list={{ ...query, rows: query.data?.rows }}
        keyOf={({ student }) => student}
        empty={<Nothing title="没有这样的学生。" />}
      />
    </section>
  );
}

const COLUMNS: readonly Column<ReturnLines['rows'][number]>[] = [
  {
    ...{ key: 'name', title: '姓名', width: 110, card: 'head' },
    show: ({ student, name, mayOpen }) =>
      mayOpen ? (
        <Link to={ADDRESSES.pupil} params={{ id: student }}>
          {name}
        </Link>
      ) : (
        name
      ),
  },
  {
    ...{ key: 'place', title: '班级', width: 240, grow: true, card: 'line' },
    show: ({ place }) => `${place.school} ${place.class}`,
  },
  {
    ...{ key: 'registered', title: '登记', width: 150, card: 'line' },
    show: ({ registeredAt }) => momentInWords(registeredAt),
  },
  { key: 'back', title: '返校', width: 100, card: 'line', show: ({ backOn }) => (backOn ? shortDay(backOn) : '—') },
];
