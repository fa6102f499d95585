import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { Num } from '#src/web/Num.tsx';
import { PageState } from '#src/web/PageState.tsx';
import { SideScroll } from '#src/web/table/SideScroll.tsx';
import type { Held, Policy, Preview } from './answers.ts';
import { HeldDrawer } from './HeldDrawer.tsx';

/** 升级预览 — first what stands in the way, each reason a door to its names; then grade by grade. */
export function PreviewShown({ policy }: { readonly policy: Policy }): ReactNode {
  const [looking, setLooking] = useState<Held>();
  const query = useQuery({
    queryKey: ['promotion-preview', policy],
    queryFn: (): Promise<Preview> => loaded(api.POST('/api/promotions/preview', { body: policy })),
  });
  const preview = query.data;
  return (
    <PageState query={query}>
      {preview && (
        <section aria-label="升级预览">
          <h2>现在办理会怎样</h2>
          <p>
            升级 <Num value={preview.counts.promote} /> 人，毕业 <Num value={preview.counts.graduate} /> 人，已在新年级{' '}
            <Num value={preview.counts.already} /> 人，留下 <Num value={preview.counts.held} /> 人。
          </p>
          {preview.held.length > 0 && <HeldTable held={preview.held} onLook={setLooking} />}
          <GradesTable grades={preview.grades} />
        </section>
      )}
      {looking && <HeldDrawer policy={policy} held={looking} onClose={() => setLooking(undefined)} />}
    </PageState>
  );
}

interface HeldProps {
  readonly held: readonly Held[];
  readonly onLook: (held: Held) => void;
}

function HeldTable({ held, onLook }: HeldProps): ReactNode {
  return (
    <SideScroll label="留下的原因" least={560}>
      <Table<Held>
        size="small"
        rowKey="hold"
        pagination={false}
        dataSource={[...held]}
        columns={[
          { title: '留下的原因', dataIndex: 'title' },
          { title: '人数', dataIndex: 'pupils', align: 'end', render: (pupils: number) => <Num value={pupils} /> },
          { title: '怎么办', dataIndex: 'remedy' },
          {
            title: '',
            render: (_, row) => (
              <Button type="link" onClick={() => onLook(row)}>
                看名单
              </Button>
            ),
          },
        ]}
      />
    </SideScroll>
  );
}

type GradeCounts = Preview['grades'][number];

function GradesTable({ grades }: { readonly grades: readonly GradeCounts[] }): ReactNode {
  const count = (title: string, key: 'promote' | 'graduate' | 'already' | 'held') => ({
    title,
    dataIndex: key,
    align: 'end' as const,
    render: (value: number) => <Num value={value} />,
  });
  return (
    <SideScroll label="各年级" least={560}>
      <Table<GradeCounts>
        size="small"
        rowKey="grade"
        pagination={false}
        dataSource={grades.filter(({ promote, graduate, already, held }) => promote + graduate + already + held > 0)}
        locale={{ emptyText: '还没有学生' }}
        columns={[
          { title: '现年级', dataIndex: 'title' },
          count('升级', 'promote'),
          count('毕业', 'graduate'),
          count('已在新年级', 'already'),
          count('留下', 'held'),
        ]}
      />
    </SideScroll>
  );
}
