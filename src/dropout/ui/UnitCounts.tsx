import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { COUNTS, type DropoutCounts, EVERY_COUNT, listOf } from '../counts.ts';
import type { CountsGiven } from './answers.ts';

/** 各单位台账人数 — every figure opens its list. */
export function UnitCounts(): ReactNode {
  const [{ unit }] = useFilters(['unit']);
  const query = useQuery({
    queryKey: ['dropout-counts', unit],
    queryFn: (): Promise<CountsGiven> =>
      loaded(api.GET('/api/dropouts/counts', { params: { query: unit === undefined ? {} : { unit: unit as never } } })), // checked by the server
  });
  const given = query.data;
  return (
    <PageState query={query}>
      {given && given.rows.length === 0 && <Nothing title="这里没有疑似辍学、辍学的学生，本学年也没有销号的。" />}
      {given && given.rows.length > 0 && (
        <div className="d-scroll">
          <table className="d-counts">
            <thead>
              <tr>
                <th scope="col">单位</th>
                {EVERY_COUNT.map((count) => (
                  <th key={count} scope="col" title={COUNTS[count].says}>
                    {COUNTS[count].title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {given.rows.map(({ path, name, kind, counts }) => (
                <tr key={path}>
                  <th scope="row">
                    {kind === 'class' ? (
                      name
                    ) : (
                      <Link to={ADDRESSES.dropouts} search={{ tab: 'units', unit: path }}>
                        {name}
                      </Link>
                    )}
                  </th>
                  <Figures counts={counts} unit={path} name={name} />
                </tr>
              ))}
              <tr className="d-whole">
                <th scope="row">合计</th>
                <Figures counts={given.whole.counts} unit={given.whole.path} name="合计" />
              </tr>
            </tbody>
          </table>
          <p className="r-quiet">
            {EVERY_COUNT.map((count) => `${COUNTS[count].title}：${COUNTS[count].says}`).join('；')}。截至 {todayHere()}
            。
          </p>
        </div>
      )}
    </PageState>
  );
}

interface FiguresProps {
  readonly counts: DropoutCounts;
  readonly unit: string;
  readonly name: string;
}

function Figures({ counts, unit, name }: FiguresProps): ReactNode {
  const year = schoolYearOf(todayHere());
  return EVERY_COUNT.map((count) => (
    <td key={count}>
      {counts[count] === 0 ? (
        <span className="r-num r-quiet">0</span>
      ) : (
        <Link
          className="r-num"
          to={ADDRESSES.dropouts}
          search={{ unit, ...listOf(count, year) }}
          aria-label={`${name}，${COUNTS[count].title}：${counts[count]}`}
        >
          {counts[count]}
        </Link>
      )}
    </td>
  ));
}
