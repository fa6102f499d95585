import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SideScroll } from '#src/web/table/SideScroll.tsx';
import { EVERY_STATE, HOUSEHOLD_STATES } from '../household-states.ts';
import type { HouseholdFigures } from './answers.ts';

/** 各单位的比对结果 — the states add up to the total; every figure opens its list. */
export function CountsTable({ figures }: { readonly figures: HouseholdFigures }): ReactNode {
  const rows = figures.rows.length > 1 ? [...figures.rows, figures.whole] : [figures.whole];
  const states = EVERY_STATE.filter((state) => figures.whole.counts[state] > 0 || HOUSEHOLD_STATES[state].needs);
  return (
    <SideScroll label="各单位的比对结果" least={160 + states.length * 92}>
      <table className="hh-counts">
        <thead>
          <tr>
            <th scope="col">核查单位</th>
            <th scope="col">人数</th>
            {states.map((state) => (
              <th key={state} scope="col" title={HOUSEHOLD_STATES[state].hint}>
                {HOUSEHOLD_STATES[state].title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const isWhole = row === figures.whole;
            return (
              <tr key={isWhole ? 'whole' : row.path} className={isWhole ? 'hh-whole' : undefined}>
                <th scope="row">{isWhole ? '合计' : <Narrowed to={{ unit: row.path }}>{row.name}</Narrowed>}</th>
                <td className="r-num">{row.total.toLocaleString('zh-CN')}</td>
                {states.map((state) => (
                  <td key={state} className="r-num">
                    {row.counts[state] === 0 ? (
                      '0'
                    ) : (
                      <Narrowed
                        to={{ state, ...(!isWhole && { unit: row.path }) }}
                        label={`${row.name} ${HOUSEHOLD_STATES[state].title}：${row.counts[state]}`}
                      >
                        {row.counts[state].toLocaleString('zh-CN')}
                      </Narrowed>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </SideScroll>
  );
}

interface Props {
  readonly to: Readonly<Record<string, string>>;
  readonly label?: string;
  readonly children: ReactNode;
}

function Narrowed({ to, label, children }: Props): ReactNode {
  return (
    <Link
      to="."
      search={(before: Readonly<Record<string, unknown>>) => ({
        ...before,
        village: undefined,
        need: undefined,
        ...to,
      })}
      {...(label && { 'aria-label': label })}
    >
      {children}
    </Link>
  );
}
