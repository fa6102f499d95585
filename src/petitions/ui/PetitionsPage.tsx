import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import { AnswersTab } from './AnswersTab.tsx';
import { FiguresTab } from './FiguresTab.tsx';
import { PetitionList } from './PetitionList.tsx';
import { SettingsTab } from './SettingsTab.tsx';
import { TakeDrawer } from './TakeDrawer.tsx';
import './petitions.css';

const TABS = [
  { key: 'list', title: '诉求', panel: PetitionList },
  { key: 'figures', title: '统计', panel: FiguresTab },
  { key: 'answers', title: '标准答复', panel: AnswersTab },
  { key: 'settings', title: '期限与风险规则', panel: SettingsTab },
] as const;

/** 群众诉求 — what people have asked, how far it is, and what is known by heart. */
export function PetitionsPage(): ReactNode {
  const [{ tab }] = useFilters(['tab']);
  const { unitName } = useSession();
  const mayTake = useMay('petition.take');
  const [isTaking, setTaking] = useState(false);
  const open = TABS.find(({ key }) => key === tab) ?? TABS[0];
  return (
    <Page
      title="群众诉求"
      subtitle={`${unitName}承办的来访、来电、网上诉求`}
      actions={
        <>
          <Button href="/petition" target="_blank" rel="noreferrer">
            打开群众的页面
          </Button>
          {mayTake && (
            <Button type="primary" onClick={() => setTaking(true)}>
              登记诉求
            </Button>
          )}
        </>
      }
    >
      <div className="pt-work">
        <TabLinks
          label="群众诉求的各项工作"
          to={ADDRESSES.petitions}
          tabs={TABS.map(({ key, title }) => ({ key, title, search: { tab: key === 'list' ? undefined : key } }))}
          open={open.key}
        />
        <open.panel />
      </div>
      {isTaking && <TakeDrawer close={() => setTaking(false)} />}
    </Page>
  );
}
