import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Nothing } from '#src/web/PageState.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import type { ReportPeriod } from '../periods.ts';
import type { Reporters } from './answers.ts';

/** 谁报了、谁没报 — those that have not come first. */
export function ReportersList({ period }: { readonly period: ReportPeriod }): ReactNode {
  const query = useQuery({
    queryKey: ['dropout-reports', 'reporters', period.key],
    queryFn: (): Promise<Reporters> =>
      loaded(api.GET('/api/dropout-reports/reporters', { params: { query: { period: period.key } } })),
  });
  const rows = query.data?.rows;
  const done = rows?.filter(({ id }) => id !== undefined).length ?? 0;
  return (
    <section aria-label="签报情况" className="dr-report">
      <h2>签报情况{rows && `　${done}/${rows.length}`}</h2>
      <DataTable
        name="dropout-reporters"
        label="签报情况"
        columns={COLUMNS}
        list={{ ...query, rows }}
        keyOf={({ path }) => path}
        empty={<Nothing title="下面没有要签报的单位。" />}
      />
    </section>
  );
}

const COLUMNS: readonly Column<Reporters['rows'][number]>[] = [
  {
    ...{ key: 'name', title: '单位', width: 220, grow: true, card: 'head' },
    show: ({ path, name }) => (
      <Link to="." search={(before: Readonly<Record<string, unknown>>) => ({ ...before, unit: path })}>
        {name}
      </Link>
    ),
  },
  {
    ...{ key: 'state', title: '签报', width: 120, card: 'line' },
    show: ({ id, isLate }) =>
      id === undefined ? (
        <span className={isLate ? 'r-error' : 'r-query'}>{isLate ? '逾期未签报' : '未签报'}</span>
      ) : (
        <span className={isLate ? 'r-query' : 'r-done'}>{isLate ? '逾期签报' : '已签报'}</span>
      ),
  },
  { key: 'signer', title: '签报人', width: 120, card: 'line', show: ({ signer }) => signer ?? '—' },
  {
    ...{ key: 'at', title: '时间', width: 160, card: 'line' },
    show: ({ signedAt }) => (signedAt ? momentInWords(signedAt) : '—'),
  },
];
