import { Button, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import { Num } from '#src/web/Num.tsx';
import { SideScroll } from '#src/web/table/SideScroll.tsx';
import type { PromotionLine } from './answers.ts';
import { RollBackDialog } from './RollBackDialog.tsx';

interface Props {
  readonly rows: readonly PromotionLine[];
  readonly isBusy: boolean;
  readonly onBegun: (task: string) => void;
}

/** 历次升级 — what each did, and the way back. */
export function PastPromotions({ rows, isBusy, onBegun }: Props): ReactNode {
  const [leaving, setLeaving] = useState<PromotionLine>();
  const number = (title: string, of: (row: PromotionLine) => number) => ({
    title,
    align: 'end' as const,
    render: (_: unknown, row: PromotionLine) => <Num value={of(row)} />,
  });
  return (
    <section aria-label="历次升级">
      <h2>历次办理</h2>
      <SideScroll label="历次办理" least={760}>
        <Table<PromotionLine>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...rows]}
          locale={{ emptyText: '还没有办理过' }}
          columns={[
            { title: '学年', dataIndex: 'schoolYear' },
            { title: '状态', dataIndex: 'stateTitle' },
            number('升级', ({ promoted, byCohort }) => promoted + byCohort),
            number('毕业', ({ graduated }) => graduated),
            number('留下', ({ held }) => held),
            { title: '经办人', dataIndex: 'by' },
            { title: '时间', dataIndex: 'startedAt', render: (at: string) => momentInWords(at) },
            {
              title: '回退',
              render: (_, row) => <WayBack row={row} isBusy={isBusy} onLeave={() => setLeaving(row)} />,
            },
          ]}
        />
      </SideScroll>
      {leaving && <RollBackDialog promotion={leaving} close={() => setLeaving(undefined)} onBegun={onBegun} />}
    </section>
  );
}

interface WayBackProps {
  readonly row: PromotionLine;
  readonly isBusy: boolean;
  readonly onLeave: () => void;
}

function WayBack({ row, isBusy, onLeave }: WayBackProps): ReactNode {
  const { state, back, kept, promoted, graduated } = row;
  if (state === 'rolled-back') return `已回退 ${back} 人${kept > 0 ? `，${kept} 人此后有人改过，保留` : ''}`;
  if (state !== 'done' && state !== 'interrupted') return null;
  return (
    <Button type="link" danger disabled={isBusy || promoted + graduated === 0} onClick={onLeave}>
      回退
    </Button>
  );
}
