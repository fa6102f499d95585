import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { dayInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import type { CampaignView } from '../campaign/ui/answers.ts';
import { Countdown } from '../campaign/ui/Countdown.tsx';
import { useCampaign } from '../campaign/ui/use-campaign.ts';
import '../campaign/ui/campaign.css';
import { CAMPAIGN_TABS } from './tabs.tsx';

/** 一个核查专项 — its work, part by part; the unit chosen at the top holds for all of them. */
export function CampaignPage(): ReactNode {
  const { id } = useParams({ strict: false });
  if (id === undefined) return null;
  return <OneCampaign key={id} id={id} />;
}

function OneCampaign({ id }: { readonly id: string }): ReactNode {
  const [{ tab, unit }, narrow] = useFilters(['tab', 'unit']);
  const { unitKind } = useSession();
  const query = useCampaign(id, unit);
  const campaign = query.data;
  const tabs = useTabs(campaign?.state);
  const open = tabs.find(({ key }) => key === tab) ?? tabs[0];
  return (
    <Page
      title={campaign?.title ?? '核查专项'}
      breadcrumb={[{ title: '核查专项', to: ADDRESSES.campaigns }, { title: campaign?.title ?? '…' }]}
      subtitle={campaign && <Head of={campaign} />}
      query={query}
      actions={unitKind !== 'class' && <UnitFilter value={unit} onChange={(path) => narrow({ unit: path })} />}
    >
      <TabLinks
        label="专项的各项工作"
        to={ADDRESSES.campaign}
        params={{ id }}
        tabs={tabs.map(({ key, title }) => ({ key, title, search: { tab: key, unit } }))}
        open={open?.key}
      />
      <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 6 }} />}>
        {open && <open.tab campaign={id} unit={unit} />}
      </Suspense>
    </Page>
  );
}

/** Of a draft there is only what the county wrote. */
function useTabs(state: CampaignView['state'] | undefined) {
  const { permissions } = useSession();
  const mine = CAMPAIGN_TABS.filter(({ permission }) => permissions.includes(permission));
  return state === 'draft' ? mine.slice(0, 1) : mine;
}

function Head({ of: campaign }: { readonly of: CampaignView }): ReactNode {
  return (
    <>
      <Countdown of={campaign} />　{dayInWords(campaign.startsOn)} 至 {dayInWords(campaign.deadline)}　依据：
      {campaign.basis}
    </>
  );
}
