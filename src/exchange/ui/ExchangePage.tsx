import { type ReactNode, useId } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import { BackPanel } from './BackPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { ItemsPanel } from './ItemsPanel.tsx';
import { TakePanel } from './TakePanel.tsx';
import './exchange.css';

const TABS = [
  { key: 'take', title: '带去的文件', permission: 'exchange.export', panel: TakePanel },
  { key: 'back', title: '带回来的', permission: 'exchange.run', panel: BackPanel },
  { key: 'items', title: '核对结果', permission: 'exchange.run', panel: ItemsPanel },
  { key: 'history', title: '往来经过', permission: 'exchange.export', panel: HistoryPanel },
] as const;

/** 全国系统往来 — what to take there today, what came back, what it said, and what there was before. */
export function ExchangePage(): ReactNode {
  const [{ tab }] = useFilters(['tab']);
  const { unitName, permissions } = useSession();
  const heading = useId();
  const tabs = TABS.filter(({ permission }) => permissions.includes(permission));
  const open = tabs.find(({ key }) => key === tab) ?? tabs[0];
  return (
    <Page title="全国系统往来" subtitle={`${unitName}带去全国学籍系统的文件，和它带回来的名单`}>
      <TabLinks
        label="往来的各项工作"
        to={ADDRESSES.exchange}
        tabs={tabs.map(({ key, title }) => ({ key, title, search: { tab: key } }))}
        open={open?.key}
      />
      <section aria-labelledby={heading}>
        <h2 id={heading} className="x-heading">
          {open?.title}
        </h2>
        {open && <open.panel />}
      </section>
    </Page>
  );
}
