import { Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import type { AttendancePlan } from './answers.ts';

type Line = AttendancePlan['lines'][number];

const OUTCOMES: Readonly<Record<Line['outcome'], string>> = {
  refused: '有误',
  new: '写入',
  kept: '保留原登记',
  there: '已有',
};

/** 逐行核对结果 — what is wrong first, where something is. */
export function PlannedLines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const count = (outcome: Line['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const [only, setOnly] = useState<Line['outcome'] | 'all'>(count('refused') > 0 ? 'refused' : 'all');
  const rows = lines.filter(({ outcome }) => only === 'all' || outcome === only);
  return (
    <DataTable
      name="attendance-plan"
      label="逐行核对结果"
      columns={COLUMNS}
      list={{ rows, isPending: false, error: null, refetch: () => undefined }}
      keyOf={({ row }) => String(row)}
      tools={
        <Radio.Group value={only} onChange={({ target }) => setOnly(target.value)}>
          <Radio.Button value="all">全部 {lines.length}</Radio.Button>
          {(['refused', 'new', 'kept', 'there'] as const).map((outcome) => (
            <Radio.Button key={outcome} value={outcome}>
              {OUTCOMES[outcome]} {count(outcome)}
            </Radio.Button>
          ))}
        </Radio.Group>
      }
    />
  );
}

const COLUMNS: readonly Column<Line>[] = [
  { key: 'row', title: '行', width: 60, align: 'end', card: 'line', show: ({ row }) => row },
  { key: 'title', title: '学生', width: 180, card: 'head', show: ({ title }) => title },
  {
    ...{ key: 'outcome', title: '结果', width: 100, card: 'line' },
    show: ({ outcome }) => (
      <span className={outcome === 'refused' ? 'r-error' : outcome === 'kept' ? 'r-query' : ''}>
        {OUTCOMES[outcome]}
      </span>
    ),
  },
  {
    ...{ key: 'message', title: '说明', width: 320, grow: true, card: 'line' },
    show: ({ message }) => message,
    full: ({ message }) => message,
  },
];
