import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import { KeysTab } from './KeysTab.tsx';
import { TipOffList } from './TipOffList.tsx';
import './tip-offs.css';

const TABS = [
  { key: 'list', title: '举报', panel: TipOffList },
  { key: 'keys', title: '钥匙', panel: KeysTab },
] as const;

/** 举报 — what came in, without a word of it; and the keys with which it is opened. */
export function TipOffsPage(): ReactNode {
  const [{ tab }] = useFilters(['tab']);
  const { unitName } = useSession();
  const open = TABS.find(({ key }) => key === tab) ?? TABS[0];
  return (
    <Page title="举报" subtitle={`${unitName}举报查办。只有查办员看得到，每次打开都记入审计`}>
      <div className="to-work">
        <TabLinks
          label="举报的各项工作"
          to={ADDRESSES.tipOffs}
          tabs={TABS.map(({ key, title }) => ({ key, title, search: { tab: key === 'list' ? undefined : key } }))}
          open={open.key}
        />
        <open.panel />
      </div>
    </Page>
  );
}
