import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { Num } from '#src/web/Num.tsx';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import { SMALL } from '../campaign-summary.ts';
import { titleOfFigure } from '../figures.ts';
import type { Behind } from './answers.ts';
import { doorOf } from './doors.ts';
import { useBehind } from './use-summary.ts';

interface Props {
  readonly campaign: string;
  readonly unit: string | undefined;
  readonly startsOn: string;
}

type Row = Behind['behind'][number];

/** 谁没完成 — the furthest behind first, and at which step the sheets lie; then who has only to sign. */
export function BehindList({ campaign, unit, startsOn }: Props): ReactNode {
  const query = useBehind(campaign, unit);
  const who = query.data;
  return (
    <PageState query={query}>
      {who && who.behind.length === 0 && who.unsigned.length === 0 && (
        <Nothing title={`${who.all} ${WORDS[who.by]}都完成了，辛苦了。`} />
      )}
      {who && who.behind.length > 0 && (
        <BehindTable campaign={campaign} startsOn={startsOn} rows={who.behind} by={who.by} all={who.all} />
      )}
      {who && who.unsigned.length > 0 && (
        <section className="v-unsigned" aria-label="完成了还没有签核">
          <h2>完成了，还没有签核（{who.unsigned.length} 所）</h2>
          <ul>
            {who.unsigned.map(({ path, name, under }) => (
              <li key={path}>
                <Link to={ADDRESSES.campaign} params={{ id: campaign }} search={{ tab: 'summary', unit: path }}>
                  {name}
                </Link>{' '}
                <span className="r-quiet">{under}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageState>
  );
}

const WORDS = { school: '所学校', class: '个班' } as const;

const STEPS = ['notIssued', 'issued', 'returned', 'changed', 'keyed'] as const;

interface TableProps {
  readonly campaign: string;
  readonly startsOn: string;
  readonly rows: readonly Row[];
  readonly by: Behind['by'];
  readonly all: number;
}

function BehindTable({ campaign, startsOn, rows, by, all }: TableProps): ReactNode {
  const { permissions } = useSession();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="v-figures" aria-label="谁没完成" tabIndex={0}>
      <table>
        <caption>
          {all} {WORDS[by]}中有 {rows.length} {WORDS[by].slice(0, 1)}
          没有完成。按未完成的比例排序，人数很少的不因一两个人排到最前
        </caption>
        <thead>
          <tr>
            <th scope="col">{WORDS[by].slice(1)}</th>
            <th scope="col">未完成/在册</th>
            {STEPS.map((step) => (
              <th key={step} scope="col">
                {titleOfFigure(step)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path}>
              <th scope="row">
                <Link to={ADDRESSES.campaign} params={{ id: campaign }} search={{ tab: 'summary', unit: row.path }}>
                  {row.name}
                </Link>
                {row.under !== '' && <small className="r-quiet"> {row.under}</small>}
              </th>
              <td>
                <Num
                  value={row.counts.unsettled ?? 0}
                  label={`${row.name} ${titleOfFigure('unsettled')}`}
                  {...doorOf('unsettled', { campaign, startsOn, unit: row.path }, permissions)}
                />
                <Part of={row} />
              </td>
              {STEPS.map((step) => (
                <td key={step}>
                  <Num
                    value={row.counts[step] ?? 0}
                    label={`${row.name} ${titleOfFigure(step)}`}
                    {...doorOf(step, { campaign, startsOn, unit: row.path }, permissions)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Of how many, and in percent where there are enough of them. */
function Part({ of: { counts } }: { readonly of: Row }): ReactNode {
  const { unsettled = 0, roll = 0 } = counts;
  return (
    <span className="r-num">
      /{roll.toLocaleString('zh-CN')}
      {roll >= SMALL && <small>（{((unsettled / roll) * 100).toFixed(1)}%）</small>}
    </span>
  );
}
