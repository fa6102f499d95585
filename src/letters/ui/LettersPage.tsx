import { Button } from 'antd';
import { type ComponentType, type ReactNode, useId, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import { HousesPanel } from './HousesPanel.tsx';
import { NewLetterDrawer } from './NewLetterDrawer.tsx';
import { RegisterPanel } from './RegisterPanel.tsx';
import { TemplatesPanel } from './TemplatesPanel.tsx';
import './letters.css';

interface Tab {
  readonly key: string;
  readonly title: string;
  readonly permission: string;
  readonly panel: ComponentType;
  /** Only where units lie below. */
  readonly above?: true;
}

const TABS: readonly Tab[] = [
  { key: 'out', title: '发文', permission: 'letter.desk', panel: () => <RegisterPanel box="out" /> },
  { key: 'in', title: '收文', permission: 'letter.desk', panel: () => <RegisterPanel box="in" /> },
  { key: 'all', title: '下级发文', permission: 'letter.read', panel: () => <RegisterPanel box="all" />, above: true },
  { key: 'templates', title: '模板', permission: 'letter.manage', panel: TemplatesPanel },
  { key: 'houses', title: '发文机关', permission: 'letter.manage', panel: HousesPanel },
];

/** 公文 — what went out, what came in, and, for the county, in which words and under which marks. */
export function LettersPage(): ReactNode {
  const [{ tab }] = useFilters(['tab']);
  const { unitName, unitKind, permissions } = useSession();
  const [isWriting, setWriting] = useState(false);
  const heading = useId();
  const hasBelow = unitKind === 'county' || unitKind === 'central-school';
  const tabs = TABS.filter(({ permission, above }) => permissions.includes(permission) && (!above || hasBelow));
  const open = tabs.find(({ key }) => key === tab) ?? tabs[0];
  return (
    <Page
      title="公文"
      subtitle={`${unitName}的函、报告、通报、通知和证明`}
      actions={
        <Button type="primary" onClick={() => setWriting(true)}>
          拟写公文
        </Button>
      }
    >
      <TabLinks
        label="公文的各项工作"
        to={ADDRESSES.letters}
        tabs={tabs.map(({ key, title }) => ({ key, title, search: { tab: key } }))}
        open={open?.key}
      />
      <section aria-labelledby={heading}>
        <h2 id={heading} className="l-heading">
          {open?.title}
        </h2>
        {open && <open.panel key={open.key} />}
      </section>
      {isWriting && <NewLetterDrawer close={() => setWriting(false)} />}
    </Page>
  );
}
