import type { ReactNode } from 'react';
import { type CountName, LINE_COUNTS } from '../line-counts.ts';
import type { LedgerCounts } from './answers.ts';

interface Props {
  readonly ledger: LedgerCounts;
  /** What is listed below was chosen already: the figures make room. */
  readonly isNarrowed: boolean;
  readonly narrow: (change: Record<string, string | undefined>) => void;
}

/** 按单位看 — each unit below with its figures; a name goes one level down, a figure to whom it counts. */
export function UnitsBelow({ ledger: { rows, whole }, isNarrowed, narrow }: Props): ReactNode {
  const below = rows.filter(({ path }) => path !== whole.path);
  if (below.length === 0) return null;
  return (
    <details className="v-below" open={!isNarrowed && below.length <= FEW}>
      <summary>按单位看（{below.length}）</summary>
      <div className="v-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">单位</th>
              {SHOWN.map((name) => (
                <th key={name} scope="col">
                  {LINE_COUNTS[name].title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {below.map(({ path, name, counts }) => (
              <tr key={path}>
                <th scope="row">
                  <button type="button" className="v-link" onClick={() => narrow({ unit: path })}>
                    {name}
                  </button>
                </th>
                {SHOWN.map((count) => (
                  <td key={count}>
                    <button
                      type="button"
                      className="v-link r-num"
                      aria-label={`${name} ${LINE_COUNTS[count].title}：${counts[count] ?? 0}`}
                      onClick={() => narrow({ unit: path, ...SEARCHES[count] })}
                    >
                      {(counts[count] ?? 0).toLocaleString('zh-CN')}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const FEW = 30;

const SHOWN = ['roll', 'handedOut', 'cameBack', 'settled', 'unsettled'] as const satisfies readonly CountName[];

const SEARCHES: Readonly<Record<(typeof SHOWN)[number], Readonly<Record<string, string>>>> = {
  roll: {},
  handedOut: { isIssued: 'yes' },
  cameBack: { cameBack: 'yes' },
  settled: { isSettled: 'yes' },
  unsettled: { isSettled: 'no' },
};
