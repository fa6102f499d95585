import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import type { CampaignLine } from '../campaign/ui/answers.ts';
import { CampaignDrawer } from '../campaign/ui/CampaignDrawer.tsx';
import { Countdown } from '../campaign/ui/Countdown.tsx';
import '../campaign/ui/campaign.css';

/** 核查专项 — every campaign that concerns the office; what runs stands first. */
export function CampaignsPage(): ReactNode {
  const { unitName } = useSession();
  const mayRun = useMay('campaign.run');
  const [drafting, setDrafting] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['campaigns'],
    queryFn: (): Promise<{ readonly rows: readonly CampaignLine[] }> => loaded(api.GET('/api/campaigns')),
  });
  const rows = inOrder(query.data?.rows ?? []);
  return (
    <Page
      title="核查专项"
      subtitle={unitName}
      query={query}
      actions={
        mayRun && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            拟定专项
          </Button>
        )
      }
    >
      {rows.length === 0 ? <NoCampaign /> : <List rows={rows} />}
      {drafting && (
        <CampaignDrawer
          onClose={() => setDrafting(false)}
          onSaved={async (id) => {
            await queries.invalidateQueries({ queryKey: ['campaigns'] });
            await navigate({ to: ADDRESSES.campaign, params: { id } });
          }}
        />
      )}
    </Page>
  );
}

function List({ rows }: { readonly rows: readonly CampaignLine[] }): ReactNode {
  return (
    <ul className="v-campaigns">
      {rows.map((campaign) => (
        <li key={campaign.id}>
          <Link to={ADDRESSES.campaign} params={{ id: campaign.id }}>
            <h2>{campaign.title}</h2>
          </Link>
          <Countdown of={campaign} />
          <p className="r-quiet">
            {dayInWords(campaign.startsOn)} 至 {dayInWords(campaign.deadline)}　依据：{campaign.basis}
          </p>
        </li>
      ))}
    </ul>
  );
}

const ORDER = ['running', 'draft', 'closed'] as const;

/** What runs, then what is being drafted, then what is over; the server gave the latest first. */
function inOrder(rows: readonly CampaignLine[]): readonly CampaignLine[] {
  return [...rows].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
}

function NoCampaign(): ReactNode {
  const mayRun = useMay('campaign.run');
  return (
    <Nothing title="还没有核查专项。">
      <p>
        {mayRun
          ? '按照通知拟定一次核查：范围、截止日期、六项职责各到哪天；启动后各校就能看到。'
          : '县局启动核查以后，这里会有台账、核对表和各项职责的期限。'}
      </p>
    </Nothing>
  );
}
