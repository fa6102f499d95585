import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { Num } from '#src/web/Num.tsx';
import { PageState } from '#src/web/PageState.tsx';
import {
  CATEGORIES,
  type Category,
  EVERY_CATEGORY,
  EVERY_RECONCILED,
  OUTCOMES,
  type Outcome,
} from '../reconcile/outcome.ts';
import type { Tally } from './answers.ts';

interface Props {
  readonly filters: Readonly<Partial<Record<string, string>>>;
}

/** 核对的数字 — by category and outcome; of several schools also by school. Each figure opens its list below. */
export function TallyTable({ filters }: Props): ReactNode {
  const { reading, unit } = filters;
  const narrowed = { ...(reading && { reading }), ...(unit && { unit }) };
  const query = useQuery({
    queryKey: ['exchange', 'tally', narrowed],
    queryFn: (): Promise<Tally> =>
      // The address may hold anything; the server checks it against its schema.
      loaded(api.GET('/api/exchange/tally', { params: { query: narrowed as never } })),
  });
  return (
    <PageState query={query}>
      {query.data && query.data.items.length > 0 && (
        <Figures tally={query.data} search={{ tab: 'items', ...narrowed }} />
      )}
    </PageState>
  );
}

interface FiguresProps {
  readonly tally: Tally;
  readonly search: Readonly<Record<string, string>>;
}

function Figures({ tally, search }: FiguresProps): ReactNode {
  const countOf = (category: Category | undefined, outcome: Outcome) =>
    tally.items
      .filter((line) => (category === undefined || line.category === category) && line.outcome === outcome)
      .reduce((sum, { items }) => sum + items, 0);
  const rows = EVERY_CATEGORY.filter((category) => tally.items.some((line) => line.category === category));
  const overdue = tally.items.reduce((sum, line) => sum + line.overdue, 0);
  return (
    <div className="x-tally">
      <table>
        <thead>
          <tr>
            <th scope="col">类别</th>
            {EVERY_RECONCILED.map((outcome) => (
              <th key={outcome} scope="col">
                {OUTCOMES[outcome]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, undefined].map((category) => (
            <tr key={category ?? 'all'}>
              <th scope="row">{category === undefined ? '合计' : CATEGORIES[category]}</th>
              {EVERY_RECONCILED.map((outcome) => (
                <td key={outcome}>
                  <Num
                    value={countOf(category, outcome)}
                    to={ADDRESSES.exchange}
                    search={{ ...search, outcome, ...(category && { category }) }}
                    label={`${category === undefined ? '合计' : CATEGORIES[category]} ${OUTCOMES[outcome]}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {overdue > 0 && (
        <p>
          过了应到位日期的{' '}
          <Num value={overdue} to={ADDRESSES.exchange} search={{ ...search, overdue: '1' }} label="过期未到位" />{' '}
          项，出现在学籍管理员的“今日”里。
        </p>
      )}
      {tally.schools.length > 1 && (
        <ul className="x-schools">
          {tally.schools.map(({ unit, school, items }) => (
            <li key={unit}>
              {school} <Num value={items} to={ADDRESSES.exchange} search={{ ...search, unit }} label={school} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
