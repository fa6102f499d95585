import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Num, Rate } from '#src/web/Num.tsx';
import { PageState } from '#src/web/PageState.tsx';
import { PETITION_KINDS } from '../petition.ts';
import type { Figures } from './answers.ts';

/** 统计 — of what came in within a school year; each figure opens its list. */
export function FiguresTab(): ReactNode {
  const [{ unit, year }, narrow] = useFilters(['unit', 'year']);
  const thisYear = schoolYearOf(todayHere());
  const chosen = Number(year ?? thisYear);
  const time = { from: `${chosen}-09-01`, to: `${chosen + 1}-08-31` };
  const query = useQuery({
    queryKey: ['petition-figures', unit, chosen],
    queryFn: (): Promise<Figures> =>
      loaded(api.GET('/api/petitions/figures', { params: { query: { ...time, ...(unit && { unit }) } } })),
  });
  const figures = query.data;
  const within = { ...time, ...(unit && { unit }) };
  const door = (value: number, search: Readonly<Record<string, string>>, label: string) => (
    <Num value={value} to={ADDRESSES.petitions} search={search} label={label} />
  );
  return (
    <section aria-label="统计" className="pt-work">
      <div className="pt-row r-no-print">
        <Select
          aria-label="学年"
          value={chosen}
          options={[0, 1, 2].map((back) => ({ value: thisYear - back, label: `${thisYear - back}学年` }))}
          onChange={(to) => narrow({ year: String(to) })}
        />
        <UnitFilter value={unit} onChange={(path) => narrow({ unit: path })} />
      </div>
      <PageState query={query}>
        {figures && (
          <>
            <dl className="pt-figures">
              <div>
                <dt>收到</dt>
                <dd>{door(figures.received, within, '收到')}</dd>
              </div>
              <div>
                <dt>办结</dt>
                <dd>{door(figures.closed, { ...within, state: 'closed' }, '办结')}</dd>
              </div>
              <div>
                <dt>按期办结/办结</dt>
                <dd>
                  <Rate part={figures.inTime} whole={figures.closed} />
                </dd>
              </div>
              <div>
                <dt>现在未办结</dt>
                <dd>{door(figures.open, { ...(unit && { unit }), state: 'open' }, '未办结')}</dd>
              </div>
              <div>
                <dt>现在超期</dt>
                <dd>{door(figures.overdue, { ...(unit && { unit }), risk: 'overdue' }, '超期')}</dd>
              </div>
              <div>
                <dt>满意和基本满意/评价</dt>
                <dd>
                  <Rate part={figures.satisfied} whole={figures.rated} />
                </dd>
              </div>
            </dl>
            <div>
              <h2>各事项收到的件数</h2>
              <ul className="pt-answers">
                {figures.byKind.map(({ kind, count }) => (
                  <li key={kind}>
                    <Link to={ADDRESSES.petitions} search={{ ...within, kind }}>
                      {PETITION_KINDS[kind]}　{count}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
            <p className="r-quiet">撤回的不计。按期：办结日期不晚于应办结的日期（延长的从其期限）。截至今天。</p>
          </>
        )}
      </PageState>
    </section>
  );
}
