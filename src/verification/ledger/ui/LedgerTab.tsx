import { type ReactNode, useState } from 'react';
import { useFilters } from '#src/web/filters.ts';
import { PageState } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import { useSummary } from '../../summary/ui/use-summary.ts';
import { ClassLedger } from './ClassLedger.tsx';
import { DeedOutcome } from './DeedOutcome.tsx';
import { LineDrawer } from './LineDrawer.tsx';
import { LineList } from './LineList.tsx';
import { LINE_FILTERS } from './line-filters.ts';
import { StateChips } from './StateChips.tsx';
import { UnitsBelow } from './UnitsBelow.tsx';
import { useDeeds } from './use-deeds.ts';
import './ledger.css';

interface Props {
  readonly campaign: string;
  readonly unit?: string | undefined;
}

/** 台账 — a class as its teacher works through it; every larger unit as figures and a list that each of them opens. */
export function LedgerTab({ campaign, unit }: Props): ReactNode {
  const { unit: own } = useSession();
  const [filters, narrow] = useFilters([...LINE_FILTERS, 'unit']);
  const [shown, setShown] = useState<string>();
  const deeds = useDeeds(campaign);
  const query = useSummary(campaign, unit, 'problems');
  const ledger = query.data;
  const isClass = ledger?.whole.kind === 'class';
  return (
    <PageState query={query}>
      {ledger && (
        <div className="v-ledger">
          <StateChips ledger={ledger} filters={filters} narrow={narrow} />
          <DeedOutcome deeds={deeds} />
          {isClass ? (
            <ClassLedger campaign={campaign} ledger={ledger} filters={filters} deeds={deeds} onHistory={setShown} />
          ) : (
            <>
              <UnitsBelow
                ledger={ledger}
                isNarrowed={LINE_FILTERS.some((name) => filters[name] !== undefined)}
                narrow={narrow}
              />
              <LineList
                campaign={campaign}
                unit={unit ?? own}
                filters={filters}
                narrow={narrow}
                deeds={deeds}
                onOpen={setShown}
              />
            </>
          )}
          {shown !== undefined && (
            <LineDrawer campaign={campaign} student={shown} deeds={deeds} onClose={() => setShown(undefined)} />
          )}
        </div>
      )}
    </PageState>
  );
}
