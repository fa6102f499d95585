import type { ReactNode } from 'react';
import { labelOf } from '../codes.ts';
import type { PupilCount } from './answers.ts';

interface Props {
  readonly unitName: string;
  readonly count: PupilCount | undefined;
  readonly narrow: (change: { readonly status: string | undefined }) => void;
}

/** 人数 — above the list; each figure narrows it to those it counts. */
export function PupilCounts({ unitName, count, narrow }: Props): ReactNode {
  if (count === undefined) return unitName;
  return (
    <>
      {unitName}
      <button type="button" className="r-figure" onClick={() => narrow({ status: undefined })}>
        共 {count.total.toLocaleString('zh-CN')} 人
      </button>
      {count.byStatus
        .filter(({ code }) => code !== '')
        .map(({ code, count: number }) => (
          <button key={code} type="button" className="r-figure" onClick={() => narrow({ status: code })}>
            {labelOf('recordStatus', code)} {number.toLocaleString('zh-CN')}
          </button>
        ))}
    </>
  );
}
