import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { shortDay } from '#src/web/dates.ts';
import { Nothing } from '#src/web/PageState.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { ABSENCE_REASONS, type AbsenceReason } from '../absence.ts';
import { ALERT_LEVELS, type AlertLevel } from '../streak.ts';
import type { Absences, Streaks, Unmarked } from './answers.ts';
import { Door } from './Door.tsx';

export type ListName = AbsenceReason | AlertLevel | 'unmarked';

interface Props {
  readonly list: ListName;
  readonly asked: { readonly unit?: string; readonly from?: string; readonly until?: string };
}

/** 名单 behind a figure. */
export function AbsenceLists({ list, asked }: Props): ReactNode {
  if (list === 'unmarked') return <UnmarkedList asked={asked} />;
  if (Object.hasOwn(ALERT_LEVELS, list)) return <StreakList level={list as AlertLevel} asked={asked} />;
  if (Object.hasOwn(ABSENCE_REASONS, list)) return <AbsenceList reason={list as AbsenceReason} asked={asked} />;
  return null;
}

function AbsenceList({ reason, asked }: { readonly reason: AbsenceReason; readonly asked: Props['asked'] }): ReactNode {
  const query = useQuery({
    queryKey: ['attendance-absences', reason, asked],
    queryFn: (): Promise<Absences> =>
      loaded(api.GET('/api/attendance/absences', { params: { query: { ...asked, reason } } })),
  });
  const more = (query.data?.total ?? 0) - (query.data?.rows.length ?? 0);
  return (
    <section aria-label={`${ABSENCE_REASONS[reason].title}名单`}>
      <h3>{ABSENCE_REASONS[reason].title}名单</h3>
      <DataTable
        name="attendance-absences"
        label={`${ABSENCE_REASONS[reason].title}名单`}
        columns={ABSENCE_COLUMNS}
        list={{ ...query, rows: query.data?.rows }}
        {...(query.data && { total: query.data.total })}
        keyOf={({ student, day }) => `${student} ${day}`}
        empty={<Nothing title="没有这样的缺勤。" />}
      />
      {more > 0 && <p className="r-quiet">先列出最近的；其余 {more} 条请选学校、班级，或导出。</p>}
    </section>
  );
}

function StreakList({ level, asked }: { readonly level: AlertLevel; readonly asked: Props['asked'] }): ReactNode {
  const { unit } = asked;
  const query = useQuery({
    queryKey: ['attendance-streaks', level, unit],
    queryFn: (): Promise<Streaks> =>
      loaded(api.GET('/api/attendance/streaks', { params: { query: { level, ...(unit && { unit }) } } })),
  });
  return (
    <section aria-label="连续无故缺勤名单">
      <h3>连续无故缺勤　{ALERT_LEVELS[level]}</h3>
      <DataTable
        name="attendance-streaks"
        label="连续无故缺勤名单"
        columns={STREAK_COLUMNS}
        list={{ ...query, rows: query.data?.rows }}
        keyOf={({ student }) => student}
        empty={<Nothing title="没有连续无故缺勤的学生。" />}
      />
    </section>
  );
}

function UnmarkedList({ asked }: { readonly asked: Props['asked'] }): ReactNode {
  const query = useQuery({
    queryKey: ['attendance-unmarked', asked],
    queryFn: (): Promise<Unmarked> => loaded(api.GET('/api/attendance/unmarked', { params: { query: asked } })),
  });
  return (
    <section aria-label="没有登记考勤的班">
      <h3>没有登记考勤的班</h3>
      <DataTable
        name="attendance-unmarked"
        label="没有登记考勤的班"
        columns={UNMARKED_COLUMNS}
        list={{ ...query, rows: query.data?.rows }}
        {...(query.data && { total: query.data.total })}
        keyOf={({ unit, day }) => `${unit} ${day}`}
        empty={<Nothing title="都登记了。" />}
      />
    </section>
  );
}

interface Named {
  readonly student: string;
  readonly name: string;
  readonly mayOpen: boolean;
}

function Pupil({ student, name, mayOpen }: Named): ReactNode {
  if (!mayOpen) return name;
  return (
    <Link to={ADDRESSES.pupil} params={{ id: student }}>
      {name}
    </Link>
  );
}

const ABSENCE_COLUMNS: readonly Column<Absences['rows'][number]>[] = [
  { key: 'name', title: '姓名', width: 110, card: 'head', show: (row) => <Pupil {...row} /> },
  { key: 'day', title: '日期', width: 100, card: 'line', show: ({ day }) => shortDay(day) },
  {
    ...{ key: 'place', title: '班级', width: 240, grow: true, card: 'line' },
    show: ({ place }) => `${place.school} ${place.class}`,
  },
  { key: 'reason', title: '原因', width: 80, card: 'line', show: ({ reason }) => ABSENCE_REASONS[reason].title },
  { key: 'by', title: '登记人', width: 100, card: 'line', show: ({ by }) => by },
];

const STREAK_COLUMNS: readonly Column<Streaks['rows'][number]>[] = [
  { key: 'name', title: '姓名', width: 110, card: 'head', show: (row) => <Pupil {...row} /> },
  {
    ...{ key: 'place', title: '班级', width: 240, grow: true, card: 'line' },
    show: ({ place }) => `${place.school} ${place.class}`,
  },
  { key: 'days', title: '上课日', width: 80, align: 'end', card: 'line', show: ({ days }) => `${days} 天` },
  { key: 'first', title: '从', width: 100, card: 'line', show: ({ first }) => shortDay(first) },
  { key: 'last', title: '到', width: 100, card: 'line', show: ({ last }) => shortDay(last) },
];

const UNMARKED_COLUMNS: readonly Column<Unmarked['rows'][number]>[] = [
  {
    ...{ key: 'place', title: '班级', width: 240, grow: true, card: 'head' },
    show: ({ unit, day, place }) => (
      <Door change={{ class: unit, day }}>
        {place.school} {place.class}
      </Door>
    ),
  },
  { key: 'day', title: '日期', width: 100, card: 'line', show: ({ day }) => shortDay(day) },
  { key: 'teacher', title: '班主任', width: 140, card: 'line', show: ({ teacher }) => teacher || '没有班主任' },
];
