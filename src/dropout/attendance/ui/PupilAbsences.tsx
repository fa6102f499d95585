import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { ABSENCE_REASONS, EVERY_REASON } from '../absence.ts';
import type { AbsenceHistory } from './answers.ts';
import './attendance.css';

/** 考勤 on a pupil's page — every absence, how long it has lasted now, and whether the child was back when term began. */
export function PupilAbsences({ student }: { readonly student: string }): ReactNode {
  const query = useQuery({
    queryKey: ['pupil', student, 'absences'],
    queryFn: (): Promise<AbsenceHistory> =>
      loaded(api.GET('/api/attendance/pupils/{id}', { params: { path: { id: student } } })),
  });
  const found = query.data;
  return (
    <PageState query={query}>
      {found && (
        <div className="at-units">
          {found.streak && (
            <p className="r-error">
              自{dayInWords(found.streak.first)}起连续 {found.streak.days} 个上课日无故缺勤
            </p>
          )}
          <p>
            {EVERY_REASON.map((reason) => `${ABSENCE_REASONS[reason].title} ${found.counts[reason]} 天`).join('，')}
            <span className="r-quiet">（近三年）</span>
          </p>
          {found.returns.length > 0 && (
            <ul className="r-lines">
              {found.returns.map(({ term, state, backOn }) => (
                <li key={term}>
                  {term}开学：{state}
                  {backOn && `，${dayInWords(backOn)}`}
                </li>
              ))}
            </ul>
          )}
          <DataTable
            name="pupil-absences"
            label="缺勤记录"
            columns={COLUMNS}
            list={{ ...query, rows: found.absences }}
            keyOf={({ day }) => day}
            empty={<Nothing title="没有缺勤记录。" />}
          />
        </div>
      )}
    </PageState>
  );
}

const COLUMNS: readonly Column<AbsenceHistory['absences'][number]>[] = [
  { key: 'day', title: '日期', width: 130, card: 'head', show: ({ day }) => dayInWords(day) },
  { key: 'reason', title: '原因', width: 80, card: 'line', show: ({ reason }) => ABSENCE_REASONS[reason].title },
  { key: 'place', title: '班级', width: 130, card: 'line', show: ({ place }) => place },
  {
    ...{ key: 'by', title: '登记', width: 260, grow: true, card: 'line' },
    show: ({ by, markedAt, isImported }) => `${by} ${momentInWords(markedAt)}${isImported ? '（导入）' : ''}`,
  },
];
