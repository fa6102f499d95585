import type { ReactNode } from 'react';
import { PageState } from '#src/web/PageState.tsx';
import { DutyList } from './DutyList.tsx';
import { useCampaign } from './use-campaign.ts';

interface Props {
  readonly campaign: string;
  readonly unit?: string | undefined;
}

/** 概况 — what is asked, of whom, until when, and how far it is. */
export function OverviewTab({ campaign: id, unit }: Props): ReactNode {
  const query = useCampaign(id, unit);
  return (
    <PageState query={query}>
      {query.data && (
        <div className="v-overview">
          <DutyList campaign={query.data} unit={unit} />
        </div>
      )}
    </PageState>
  );
}
