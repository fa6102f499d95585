import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { EVERY_REPORT_KIND, lastEnded, periodAt, periodOf, periodTitle, REPORT_KINDS } from '../periods.ts';
import type { Periods } from './answers.ts';
import { PeriodView } from './PeriodView.tsx';
import { ReportersList } from './ReportersList.tsx';
import './reports.css';

/** 控辍报告 — which period, what it says, who has reported. */
export function ReportsPage(): ReactNode {
  const { unitKind } = useSession();
  const [{ kind: asked, period: key, unit }, narrow] = useFilters(['kind', 'period', 'unit', 'asOf']);
  const usual = unitKind === 'county' ? 'quarter' : 'month';
  const kind = EVERY_REPORT_KIND.find((each) => each === asked) ?? usual;
  const today = todayHere() as LocalDate; // a day of the calendar
  const given = key === undefined ? undefined : periodOf(key);
  const period = given?.kind === kind ? given : lastEnded(kind, today);
  const periods = useQuery({
    queryKey: ['dropout-reports', 'periods', kind],
    queryFn: (): Promise<Periods> => loaded(api.GET('/api/dropout-reports/periods', { params: { query: { kind } } })),
  });
  const running = periodAt(kind, today);
  const options = [
    { value: running.key, label: `${periodTitle(running)}（进行中）` },
    ...(periods.data?.rows ?? []).map((row) => ({
      value: row.key,
      label: `${periodTitle({ kind, key: row.key })}${row.signedAt ? '　已签报' : ''}`,
    })),
  ];
  const isAbove = unitKind === 'county' || unitKind === 'central-school';
  return (
    <Page
      title="控辍报告"
      subtitle="学校一月一报告，中心校汇总，县一季度一复核；数字由系统按声明的口径生成，签报以后不再变"
      actions={
        <>
          <Segmented
            aria-label="报告种类"
            value={kind}
            options={EVERY_REPORT_KIND.map((each) => ({ value: each, label: REPORT_KINDS[each].title }))}
            onChange={(to) => narrow({ kind: String(to), period: undefined, unit: undefined, asOf: undefined })}
          />
          <Select
            aria-label="报告期"
            className="dr-period"
            value={period.key}
            options={options}
            onChange={(to: string) => narrow({ period: to, asOf: undefined })}
          />
        </>
      }
    >
      <div className="dr-page">
        <PeriodView key={`${period.key} ${unit ?? ''}`} period={period} unit={unit} />
        {isAbove && <ReportersList period={period} />}
      </div>
    </Page>
  );
}
