import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFilters } from '#src/web/filters.ts';
import type { WholeBatch } from './answers.ts';

/** 检查 — what the rules found in the file itself. It stops nothing: what is imported is put under 问题. */
export function CheckedFaults({ batch }: { readonly batch: WholeBatch }): ReactNode {
  const [, narrow] = useFilters(['outcome']);
  const { faults, faulty } = batch;
  if (faulty === 0) return <p className="r-done">检查：表中没有发现问题。</p>;
  return (
    <p>
      检查：{' '}
      <Button type="link" size="small" className="r-inline" onClick={() => narrow({ outcome: 'faulty' })}>
        {faulty} 行有问题
      </Button>
      （
      {faults
        .slice(0, MOST_NAMED)
        .map(({ title, rows }) => `${title} ${rows}`)
        .join('，')}
      {faults.length > MOST_NAMED && ` 等 ${faults.length} 种`}）。问题不妨碍导入，导入后列入“问题”逐项整改。
    </p>
  );
}

const MOST_NAMED = 4;
