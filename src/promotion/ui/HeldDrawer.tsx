import { useNavigate } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { type Paged, usePages } from '#src/web/queries.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import type { Held, HeldPupil, Policy } from './answers.ts';

interface Props {
  readonly policy: Policy;
  readonly held: Held;
  readonly onClose: () => void;
}

/** 未升级名单 — by name, school by school; a line opens the pupil's record. */
export function HeldDrawer({ policy, held, onClose }: Props): ReactNode {
  const navigate = useNavigate();
  const list = usePages<HeldPupil>(
    ['promotion-held', policy, held.hold],
    (next): Promise<Paged<HeldPupil>> =>
      loaded(api.POST('/api/promotions/held', { body: { ...policy, hold: held.hold, ...(next && { next }) } })),
  );
  return (
    <Drawer open size={640} title={`${held.title}：${held.pupils} 人`} onClose={onClose}>
      <p>{held.remedy}。</p>
      <DataTable
        name="promotion-held"
        label="未升级学生名单"
        columns={COLUMNS}
        list={list}
        keyOf={({ student }) => student}
        open={({ student }) => navigate({ to: ADDRESSES.pupil, params: { id: student } })}
        total={held.pupils}
      />
    </Drawer>
  );
}

const COLUMNS: readonly Column<HeldPupil>[] = [
  { key: 'name', title: '姓名', width: 96, card: 'head', show: ({ name }) => name },
  {
    key: 'school',
    title: '学校',
    width: 200,
    grow: true,
    show: ({ school }) => school,
    full: ({ school }) => school,
  },
  { key: 'class', title: '班级', width: 120, show: (row) => row.class },
  { key: 'grade', title: '学籍上的年级', width: 120, show: ({ grade }) => grade },
];
