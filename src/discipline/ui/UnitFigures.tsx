import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import { EVERY_MEASURE, MEASURES } from '../measures.ts';
import { VIOLATION_STATES } from '../violation.ts';
import type { FiguresGiven } from './answers.ts';
import { PeriodCircular } from './PeriodCircular.tsx';
import { useKinds } from './use-kinds.ts';

/** 各单位情况 — by the day of discovery; every figure opens its list. */
export function UnitFigures(): ReactNode {
  const mayRun = useMay('discipline.run');
  const kinds = useKinds();
  const [filters, narrow] = useFilters(['from', 'until']);
  const from = filters.from ?? `${todayHere().slice(0, 4)}-01-01`;
  const until = filters.until ?? todayHere();
  const query = useQuery({
    queryKey: ['violation-figures', from, until],
    queryFn: (): Promise<FiguresGiven> =>
      loaded(api.GET('/api/violations/figures', { params: { query: { from, until } as never } })), // both were read as days
  });
  const rows = query.data?.rows ?? [];
  const used = kinds.filter(({ key, isRetired }) => !isRetired || rows.some(({ byKind }) => (byKind[key] ?? 0) > 0));
  const heads = [
    ...used.map(({ key, title }) => ({ title, search: { kind: key }, of: (row: Row) => row.byKind[key] ?? 0 })),
    ...(['informed', 'decided', 'closed'] as const).map((state) => ({
      ...{ title: VIOLATION_STATES[state], search: { state }, of: (row: Row) => row.byState[state] ?? 0 },
    })),
    ...EVERY_MEASURE.map((measure) => ({
      ...{ title: MEASURES[measure].title, search: { measure }, of: (row: Row) => row.byMeasure[measure] ?? 0 },
    })),
  ];
  const door = (unit: string | undefined, search: object, count: number) =>
    count === 0 ? (
      <span className="r-quiet">0</span>
    ) : (
      <Link to={ADDRESSES.discipline} search={{ ...search, ...(unit && { unit }), from, until }}>
        {count}
      </Link>
    );
  return (
    <div className="ds-work">
      <div className="ds-tools r-no-print">
        <label htmlFor="figures-from">从</label>
        <DayField id="figures-from" value={from} onChange={(day) => day && narrow({ from: day })} />
        <label htmlFor="figures-until">到</label>
        <DayField id="figures-until" value={until} onChange={(day) => day && narrow({ until: day })} />
        {mayRun && rows.length > 0 && <PeriodCircular from={from} until={until} />}
      </div>
      <PageState query={query}>
        {rows.length === 0 ? (
          <Nothing title="这段时间没有登记违规。" />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
          <section className="ds-scroll" aria-label="各单位违规情况" tabIndex={0}>
            <table className="ds-figures">
              <caption>
                {from} 至 {until} 发现的违规，撤销的不算；一件可以有几种措施
              </caption>
              <thead>
                <tr>
                  <th scope="col">单位</th>
                  <th scope="col">合计</th>
                  {heads.map(({ title }) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.unit}>
                    <th scope="row">{row.name}</th>
                    <td>{door(row.unit, {}, row.total)}</td>
                    {heads.map(({ title, search, of }) => (
                      <td key={title}>{door(row.unit, search, of(row))}</td>
                    ))}
                  </tr>
                ))}
                <tr>
                  <th scope="row">合计</th>
                  <td>
                    {door(
                      undefined,
                      {},
                      rows.reduce((sum, row) => sum + row.total, 0),
                    )}
                  </td>
                  {heads.map(({ title, search, of }) => (
                    <td key={title}>
                      {door(
                        undefined,
                        search,
                        rows.reduce((sum, row) => sum + of(row), 0),
                      )}
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
          </section>
        )}
      </PageState>
    </div>
  );
}

type Row = FiguresGiven['rows'][number];
