import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay } from '#src/web/session.ts';
import { MonthTable } from './MonthTable.tsx';
import { SetDayDrawer } from './SetDayDrawer.tsx';
import './calendar.css';
import { SideScroll } from '#src/web/table/SideScroll.tsx';

type Year = Given<'/api/calendar', 'get'>;

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

/** 工作日历 — the year by which every deadline is reckoned, and what the county added to it. */
export function CalendarPage(): ReactNode {
  const maySet = useMay('calendar.manage');
  const navigate = useNavigate();
  const search: { readonly year?: string } = useSearch({ strict: false });
  const year = Number(search.year) || Number(todayHere().slice(0, 4));
  const [setting, setSetting] = useState(false);
  const query = useQuery({
    queryKey: ['calendar', year],
    queryFn: (): Promise<Year> => loaded(api.GET('/api/calendar', { params: { query: { year } } })),
  });
  const show = (to: number) => navigate({ to: '.', search: { year: String(to) } });
  return (
    <Page
      title={`${year} 年工作日历`}
      subtitle={query.data && `推算期限所依据：${query.data.version}`}
      query={query}
      actions={
        <>
          <Button onClick={() => show(year - 1)}>上一年</Button>
          <Button onClick={() => show(year + 1)}>下一年</Button>
          {maySet && query.data?.published && (
            <Button type="primary" onClick={() => setSetting(true)}>
              增定本县工作日
            </Button>
          )}
        </>
      }
    >
      {query.data && <YearShown year={query.data} />}
      {setting && <SetDayDrawer year={year} onClose={() => setSetting(false)} />}
    </Page>
  );
}

function YearShown({ year }: { readonly year: Year }): ReactNode {
  if (!year.published) {
    return (
      <Alert
        type="warning"
        showIcon
        title={`国务院还没有公布 ${year.year} 年的放假安排`}
        description="跨到这一年的期限现在不推算，也不猜测；安排公布、系统更新以后自动补算。一般在上一年的 11 月公布。"
      />
    );
  }
  return (
    <>
      <p className="r-calendar-key">
        <span className="r-day-off">休</span> 放假　<span className="r-day-worked">班</span> 调休上班　周末照常休息
      </p>
      <div className="r-calendar">
        {MONTHS.map((month) => (
          <MonthTable key={month} year={year.year} month={month} off={year.off} worked={year.worked} />
        ))}
      </div>
      <h2>本县增定</h2>
      <SideScroll label="本县增定" least={640}>
        <Table
          size="small"
          rowKey="version"
          pagination={false}
          dataSource={year.entries}
          locale={{ emptyText: '本县没有增定，全按国务院办公厅的安排' }}
          columns={[
            { title: '日期', dataIndex: 'day', render: (day: string) => dayInWords(day) },
            { title: '规定', dataIndex: 'worked', render: (worked: boolean | null) => <Rule worked={worked} /> },
            { title: '依据', dataIndex: 'basis' },
            { title: '增定人', dataIndex: 'by' },
            { title: '时间', dataIndex: 'at', render: (at: string) => momentInWords(at) },
          ]}
        />
      </SideScroll>
    </>
  );
}

function Rule({ worked }: { readonly worked: boolean | null }): ReactNode {
  if (worked === null) return <Tag>撤销增定</Tag>;
  return worked ? <Tag color="blue">上班</Tag> : <Tag color="red">放假</Tag>;
}
