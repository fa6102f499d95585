import { type ComponentType, lazy } from 'react';
import type { Permission } from '#src/organization/permissions.ts';

/** What every tab is given: whose campaign, and the unit chosen above it. */
interface TabProps {
  readonly campaign: string;
  readonly unit?: string | undefined;
}

interface CampaignTab {
  readonly key: string;
  readonly title: string;
  readonly permission: Permission;
  readonly tab: ComponentType<TabProps>;
}

/** 专项的各项工作 — in the order of the work; each is fetched when it is first opened. What it is narrowed to lies in the address. */
export const CAMPAIGN_TABS: readonly CampaignTab[] = [
  {
    key: 'overview',
    title: '概况',
    permission: 'campaign.summary',
    tab: lazy(async () => ({ default: (await import('../campaign/ui/OverviewTab.tsx')).OverviewTab })),
  },
  {
    key: 'ledger',
    title: '台账',
    permission: 'campaign.read',
    tab: lazy(async () => ({ default: (await import('../ledger/ui/LedgerTab.tsx')).LedgerTab })),
  },
  {
    key: 'sheets',
    title: '打印',
    permission: 'sheet.print-masked',
    tab: lazy(async () => ({ default: (await import('../sheets/ui/SheetsTab.tsx')).SheetsTab })),
  },
  {
    key: 'gatherings',
    title: '会议与培训',
    permission: 'gathering.read',
    tab: lazy(async () => ({ default: (await import('../gatherings/ui/GatheringsTab.tsx')).GatheringsTab })),
  },
  {
    key: 'rollcall',
    title: '逐班核实',
    permission: 'roll-call.read',
    tab: lazy(async () => ({ default: (await import('../rollcall/ui/RollCallTab.tsx')).RollCallTab })),
  },
  {
    key: 'returns',
    title: '回收录入',
    permission: 'campaign.read',
    tab: lazy(async () => ({ default: (await import('../returns/ui/ReturnsTab.tsx')).ReturnsTab })),
  },
  {
    key: 'guardian',
    title: '手机核对',
    permission: 'campaign.key',
    tab: lazy(async () => ({ default: (await import('../guardian/ui/GuardianAnswersTab.tsx')).GuardianAnswersTab })),
  },
  {
    key: 'summary',
    title: '汇总签核',
    permission: 'campaign.summary',
    tab: lazy(async () => ({ default: (await import('../summary/ui/SummaryTab.tsx')).SummaryTab })),
  },
];
