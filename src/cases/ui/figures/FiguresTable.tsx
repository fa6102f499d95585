import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { Num } from '#src/web/Num.tsx';
import type { FiguresGiven } from './answers.ts';

type Row = FiguresGiven['rows'][number];

interface FigureColumn {
  readonly heading: string;
  readonly hint?: string;
  readonly show: (row: Row) => ReactNode;
}

/** 登录、办理、及时 — in the order in which a county asks. */
const COLUMNS: readonly FigureColumn[] = [
  { heading: '人员', show: ({ people }) => <Num value={people} /> },
  { heading: '登录过', hint: '期内至少有一个工作日登录', show: ({ signedIn }) => <Num value={signedIn} /> },
  { heading: '登录人日', hint: '每人每个工作日算一次', show: ({ signInDays }) => <Num value={signInDays} /> },
  { heading: '收到', show: ({ received }) => <Num value={received} /> },
  { heading: '办出', show: ({ decided }) => <Num value={decided} /> },
  { heading: '一般用时', hint: '中位数，工作日，暂停不计', show: ({ medianDays }) => days(medianDays) },
  { heading: '最长用时', hint: '工作日，暂停不计', show: ({ worstDays }) => days(worstDays) },
  { heading: '超期办出', show: ({ late }) => pressing(late) },
  { heading: '在办', show: ({ waiting }) => <Num value={waiting} /> },
  { heading: '已超期', show: ({ overdue, path, own }) => (own ? pressing(overdue) : pressing(overdue, path)) },
];

/** One line a unit; its name leads into it, what is overdue to the cases themselves. */
export function FiguresTable({ figures: { rows, since, until } }: { readonly figures: FiguresGiven }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="c-figures" aria-label="各单位办理情况" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {COLUMNS.map(({ heading, hint }) => (
              <th key={heading} scope="col" title={hint}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.path} ${row.own}`}>
              <th scope="row">
                {row.own ? (
                  `${row.name}（本级）`
                ) : (
                  <Link to={ADDRESSES.figures} search={{ unit: row.path, since, until }}>
                    {row.name}
                  </Link>
                )}
              </th>
              {COLUMNS.map(({ heading, show }) => (
                <td key={heading}>{show(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function days(count: number | undefined): ReactNode {
  return count === undefined ? <span className="r-quiet">—</span> : <span className="r-num">{count} 日</span>;
}

function pressing(count: number, unit?: string): ReactNode {
  if (count === 0) return <Num value={0} />;
  const search = { scope: 'all', due: 'overdue', unit };
  return (
    <span className="r-error">
      {unit === undefined ? <Num value={count} /> : <Num value={count} to={ADDRESSES.cases} search={search} />}
    </span>
  );
}
