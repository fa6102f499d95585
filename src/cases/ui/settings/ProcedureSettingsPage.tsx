import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { Page } from '#src/web/Page.tsx';
import { Chains } from './Chains.tsx';
import { Exemptions } from './Exemptions.tsx';
import { FrozenWindows } from './FrozenWindows.tsx';

const TABS = [
  { key: 'chains', label: '办理链', children: <Chains /> },
  { key: 'windows', label: '冻结期', children: <FrozenWindows /> },
  { key: 'exemptions', label: '小规模学校豁免', children: <Exemptions /> },
];

/** 业务设置 — the county's own rules in its procedures, for everybody to read and for the county to set. */
export function ProcedureSettingsPage(): ReactNode {
  const navigate = useNavigate();
  const search: { readonly tab?: string } = useSearch({ strict: false });
  return (
    <Page title="业务设置" subtitle="每项业务经过哪些环节、各几个工作日；什么时候暂停发起；哪些学校可以自己核验">
      <Tabs
        activeKey={search.tab ?? 'chains'}
        items={TABS}
        onChange={(tab) => navigate({ to: '.', search: { tab }, replace: true })}
      />
    </Page>
  );
}
