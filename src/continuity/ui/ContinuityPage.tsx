import { type ReactNode, useId } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import { ClaimsPanel } from '../claims/ui/ClaimsPanel.tsx';
import { ComingPanel } from './ComingPanel.tsx';
import { FiguresPanel } from './FiguresPanel.tsx';
import { ListPanel } from './ListPanel.tsx';
import { TermsPanel } from './TermsPanel.tsx';
import './continuity.css';

const TABS = [
  { key: 'figures', title: '接续情况', permission: 'continuity.read', panel: FiguresPanel },
  { key: 'list', title: '名单', permission: 'continuity.read', panel: ListPanel },
  { key: 'coming', title: '要来本校的', permission: 'continuity.claim', panel: ComingPanel },
  { key: 'claims', title: '两校争议', permission: 'continuity.read', panel: ClaimsPanel },
  { key: 'terms', title: '本县规定', permission: 'continuity.judge', panel: TermsPanel },
] as const;

/** 学籍接续 — who has left, where their records are, whom to take in, and about whom two schools disagree. */
export function ContinuityPage(): ReactNode {
  const [{ tab }] = useFilters(['tab']);
  const { unitName, permissions } = useSession();
  const heading = useId();
  const tabs = TABS.filter(({ permission }) => permissions.includes(permission));
  const open = tabs.find(({ key }) => key === tab) ?? tabs[0];
  return (
    <Page title="学籍接续" subtitle={`${unitName}毕业、转出的学生，跟踪到有学校接收学籍为止`}>
      <TabLinks
        label="接续的各项工作"
        to={ADDRESSES.continuity}
        tabs={tabs.map(({ key, title }) => ({ key, title, search: { tab: key } }))}
        open={open?.key}
      />
      <section aria-labelledby={heading}>
        <h2 id={heading} className="n-heading">
          {open?.title}
        </h2>
        {open && <open.panel />}
      </section>
    </Page>
  );
}
