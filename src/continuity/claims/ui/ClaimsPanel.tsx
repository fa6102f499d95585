import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { Nothing } from '#src/web/PageState.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import type { ClaimLine } from '../../ui/answers.ts';
import { DaysLeft } from '../../ui/leaver-columns.tsx';
import { CLAIM_BASES, CLAIM_KINDS, CLAIM_STATES, RULINGS } from '../claim.ts';
import { RaiseClaim } from './RaiseClaim.tsx';

/** 两校争议 — open ones first, by their day. */
export function ClaimsPanel(): ReactNode {
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['continuity', 'claims'],
    queryFn: (): Promise<{ readonly rows: readonly ClaimLine[] }> => loaded(api.GET('/api/continuity/claims')),
  });
  return (
    <DataTable
      name="double-claims"
      label="两校争议"
      columns={COLUMNS}
      list={{ ...query, rows: query.data?.rows }}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.claim, params: { id } })}
      empty={
        <Nothing title="没有两校争议。两校都有同一名学生的学籍、都点名在班，或登记去向的学校说没来，会自动列在这里。" />
      }
      tools={<RaiseClaim />}
    />
  );
}

const COLUMNS: readonly Column<ClaimLine>[] = [
  { key: 'name', title: '姓名', width: 104, card: 'head', show: ({ name }) => name, full: ({ name }) => name },
  { key: 'kind', title: '争议', width: 152, show: ({ kind }) => CLAIM_KINDS[kind].title },
  { key: 'one', title: '学籍所在（毕业）学校', width: 176, grow: true, show: ({ one }) => one, full: ({ one }) => one },
  { key: 'other', title: '另一所学校', width: 176, grow: true, show: ({ other }) => other, full: ({ other }) => other },
  {
    key: 'state',
    title: '状态',
    width: 184,
    show: ({ state, ruling, isAsked }) => (
      <>
        {ruling === undefined ? CLAIM_STATES[state] : RULINGS[ruling].title}
        {isAsked && <strong className="r-query">　本校还没说明</strong>}
      </>
    ),
  },
  { key: 'days', title: '期限', width: 136, show: ({ daysLeft }) => <DaysLeft days={daysLeft} /> },
  { key: 'basis', title: '从哪里发现', width: 200, optional: 'hidden', show: ({ basis }) => CLAIM_BASES[basis] },
  { key: 'number', title: '编号', width: 128, optional: 'hidden', show: ({ number }) => number },
];
