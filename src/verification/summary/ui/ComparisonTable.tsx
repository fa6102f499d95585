import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { EVERY_SECTION, type FigureName, SECTIONS, titleOfFigure } from '../figures.ts';
import type { Comparison } from './answers.ts';
import { useComparison } from './use-summary.ts';

interface Props {
  readonly campaign: string;
  readonly unit: string | undefined;
}

/** 与上次比较 — the same columns of the same unit, then and now, and the difference. */
export function ComparisonTable({ campaign, unit }: Props): ReactNode {
  const query = useComparison(campaign, unit);
  const { previous, current, before } = query.data ?? {};
  return (
    <PageState query={query}>
      {query.data && previous === undefined && (
        <Nothing title="以前没有做过这样的核查，没有可以比较的。">
          <p>这一次结束以后，下一次就能和它比较。</p>
        </Nothing>
      )}
      {previous && current && before && <Table previous={previous} current={current} before={before} />}
    </PageState>
  );
}

type Compared = Required<Comparison>;

function Table({ previous, current, before }: Compared): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="v-figures" aria-label="与上次比较" tabIndex={0}>
      <table className="v-compared">
        <caption>
          {current.whole.name}。上次：
          <Link
            to={ADDRESSES.campaign}
            params={{ id: previous.id }}
            search={{ tab: 'summary', unit: current.whole.path }}
          >
            {previous.title}
          </Link>
          ，{previous.isSigned ? `签核的定稿（${momentInWords(before.asOf)}）` : '没有签核，按台账现状'}
        </caption>
        <thead>
          <tr>
            <th scope="col">栏目</th>
            <th scope="col">上次</th>
            <th scope="col">这次</th>
            <th scope="col">增减</th>
          </tr>
        </thead>
        {EVERY_SECTION.map((section) => (
          <tbody key={section}>
            <tr>
              <th scope="rowgroup" colSpan={4} className="v-section">
                {SECTIONS[section].title}
              </th>
            </tr>
            {SECTIONS[section].columns.map((column) => (
              <Line
                key={column}
                column={column}
                now={current.whole.counts[column]}
                before={before.whole.counts[column]}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface LineProps {
  readonly column: FigureName;
  readonly now: number | undefined;
  readonly before: number | undefined;
}

function Line({ column, now, before }: LineProps): ReactNode {
  const difference = now === undefined || before === undefined ? undefined : now - before;
  return (
    <tr>
      <th scope="row">{titleOfFigure(column)}</th>
      <td className="r-num">{shown(before)}</td>
      <td className="r-num">{shown(now)}</td>
      <td className="r-num">{difference === undefined ? '—' : `${difference > 0 ? '+' : ''}${shown(difference)}`}</td>
    </tr>
  );
}

function shown(value: number | undefined): string {
  return value === undefined ? '—' : value.toLocaleString('zh-CN');
}
