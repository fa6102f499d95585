import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useMay } from '#src/web/session.ts';
import type { Proposal } from './answers.ts';

/** 去办 — how a difference goes on: what is proposed here takes effect through a 关键信息变更 only. */
export function WayOn({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const applies = useMay('case.apply');
  const { id, student, state } = proposal;
  if (state === 'withdrawn') return <span className="r-quiet">无需办理</span>;
  if (state === 'opened') return <span className="r-quiet">在业务中办理</span>;
  if (!applies) return <span className="r-quiet">由学籍管理员办理</span>;
  return (
    <Link to={ADDRESSES.newCase} search={{ procedure: 'key-information-change', student, proposal: id }}>
      核对后办关键信息变更
    </Link>
  );
}
