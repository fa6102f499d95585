import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Num } from '#src/web/Num.tsx';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { SideScroll } from '#src/web/table/SideScroll.tsx';
import { ABSENCE_REASONS, EVERY_REASON } from '../absence.ts';
import { AbsenceLists, type ListName } from './AbsenceLists.tsx';
import type { AttendanceLine, AttendanceOfUnit } from './answers.ts';
import { ClassDayView } from './ClassDayView.tsx';
import { Door } from './Door.tsx';
import { SaveAttendance } from './SaveAttendance.tsx';

interface Props {
  readonly unit: string | undefined;
  readonly chosen: string | undefined;
}

/** 各单位的考勤 — by what lies below, class by class at a school; every figure opens its list, a class its days. */
export function AttendanceView({ unit, chosen }: Props): ReactNode {
  const [{ from, until, list, of }, narrow] = useFilters(['from', 'until', 'list', 'of']);
  const asked = { ...(unit && { unit }), ...(from && { from }), ...(until && { until }) };
  const query = useQuery({
    queryKey: ['attendance-units', asked],
    queryFn: (): Promise<AttendanceOfUnit> => loaded(api.GET('/api/attendance/units', { params: { query: asked } })),
    enabled: chosen === undefined,
  });
  if (chosen !== undefined) {
    return (
      <>
        <Door change={{ class: undefined, day: undefined }}>← 各班考勤</Door>
        <ClassDayView key={chosen} unit={chosen} />
      </>
    );
  }
  const found = query.data;
  const setDay = (which: 'from' | 'until') => (day: string) => narrow({ [which]: day === '' ? undefined : day });
  return (
    <>
      <div className="at-period r-no-print">
        <label htmlFor="at-from">
          从
          <DayField id="at-from" value={from ?? ''} onChange={setDay('from')} placeholder="今天" />
        </label>
        <label htmlFor="at-until">
          到
          <DayField id="at-until" value={until ?? ''} onChange={setDay('until')} placeholder="今天" />
        </label>
        <SaveAttendance asked={asked} />
      </div>
      <PageState query={query}>
        {found && (
          <section aria-label="考勤情况" className="at-units">
            <p>
              {found.name}　{dayInWords(found.from)}
              {found.until !== found.from && `至${dayInWords(found.until)}`}，{found.days} 个上课日，已登记{' '}
              {found.whole.counts.marked}/{found.whole.counts.due} 个班次
            </p>
            {found.rows.length === 0 ? (
              <Nothing title="这里没有在册学生的班级。" />
            ) : (
              <SideScroll label="考勤情况" least={820}>
                <Table<AttendanceLine>
                  size="small"
                  rowKey="path"
                  pagination={false}
                  dataSource={[...found.rows, { ...found.whole, name: '合计' }]}
                  rowClassName={(row) => (row.path === found.whole.path && row.name === '合计' ? 'at-whole' : '')}
                  columns={columnsFor(found)}
                />
              </SideScroll>
            )}
            {list !== undefined && (
              <AbsenceLists list={list as ListName} asked={{ ...asked, ...(of && { unit: of }) }} />
            )}
            <p className="r-quiet">
              应登记：在册学生的班级 × 上课日。人次按天计。连续无故截至 {dayInWords(todayHere())}
              ：放假、周末和没有登记的日子不算也不断。
            </p>
          </section>
        )}
      </PageState>
    </>
  );
}

function columnsFor({ thresholds, whole }: AttendanceOfUnit) {
  const figure = (title: string, list: string, value: (line: AttendanceLine) => number) => ({
    title,
    align: 'right' as const,
    render: (_: unknown, line: AttendanceLine) => <Figure line={line} list={list} title={title} value={value(line)} />,
  });
  return [
    {
      title: '单位',
      render: (_: unknown, { path, name, kind }: AttendanceLine) =>
        name === '合计' && path === whole.path ? (
          <b>合计</b>
        ) : (
          <Door change={kind === 'class' ? { class: path } : { unit: path }}>{name}</Door>
        ),
    },
    { title: '在册', align: 'right' as const, render: (_: unknown, { roll }: AttendanceLine) => <Num value={roll} /> },
    figure('未登记', 'unmarked', ({ counts }) => Math.max(0, counts.due - counts.marked)),
    ...EVERY_REASON.map((reason) => figure(ABSENCE_REASONS[reason].title, reason, ({ counts }) => counts[reason])),
    figure('连续无故', 'follow', ({ rows }) => rows.follow),
    figure(`满 ${thresholds.report} 天`, 'report', ({ rows }) => rows.report),
    figure(`满 ${thresholds.suspect} 天`, 'suspect', ({ rows }) => rows.suspect),
  ];
}

interface FigureProps {
  readonly line: AttendanceLine;
  readonly list: string;
  readonly title: string;
  readonly value: number;
}

function Figure({ line, list, title, value }: FigureProps): ReactNode {
  if (value === 0) return <Num value={0} />;
  return (
    <Door change={{ list, of: line.path }} label={`${line.name} ${title}：${value}`}>
      <span className="r-num">{value.toLocaleString('zh-CN')}</span>
    </Door>
  );
}
