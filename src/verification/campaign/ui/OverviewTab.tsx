import type { ReactNode } from 'react';
import { PageState } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import { BehindList } from '../../summary/ui/BehindList.tsx';
import '../../summary/ui/summary.css';
import { CampaignDeeds } from './CampaignDeeds.tsx';
import { DutyList } from './DutyList.tsx';
import { PlanShown } from './PlanShown.tsx';
import { ScopeShown } from './ScopeShown.tsx';
import { useCampaign } from './use-campaign.ts';

interface Props {
  readonly campaign: string;
  readonly unit?: string | undefined;
}

/** 概况 — what is asked, of whom, until when, how far it is, and who is behind. */
export function OverviewTab({ campaign: id, unit }: Props): ReactNode {
  const query = useCampaign(id, unit);
  const { unitKind } = useSession();
  const campaign = query.data;
  return (
    <PageState query={query}>
      {campaign && (
        <div className="v-overview">
          <CampaignDeeds campaign={campaign} />
          <ScopeShown campaign={campaign} />
          <DutyList campaign={campaign} unit={unit} />
          <PlanShown campaign={campaign} />
          {campaign.state === 'running' && unitKind !== 'class' && (
            <section aria-label="谁没完成">
              <h2>谁没完成</h2>
              <BehindList campaign={id} unit={unit} startsOn={campaign.startsOn} />
            </section>
          )}
        </div>
      )}
    </PageState>
  );
}
