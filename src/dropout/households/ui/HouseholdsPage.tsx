import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay } from '#src/web/session.ts';
import { HouseholdLedger } from './HouseholdLedger.tsx';
import { HouseholdListsView } from './HouseholdListsView.tsx';
import './households.css';

const PARTS = { ledger: '台账', lists: '户籍名单' } as const;

/** 适龄儿童台账 — 户籍 × 学籍 × 在校: the ledger, and the lists it is made of. */
export function HouseholdsPage(): ReactNode {
  const mayRun = useMay('household.run');
  const [{ part }, narrow] = useFilters(['part', 'state', 'village', 'checker', 'need', 'list']);
  const open = part === 'lists' && mayRun ? 'lists' : 'ledger';
  return (
    <Page
      title="适龄儿童台账"
      subtitle="派出所的户籍名单，与学籍、在校情况逐人比对；对不上的入户核实"
      actions={
        mayRun && (
          <Segmented
            aria-label="台账的各项"
            value={open}
            options={Object.entries(PARTS).map(([value, label]) => ({ value, label }))}
            onChange={(to) => narrow({ part: String(to), list: undefined })}
          />
        )
      }
    >
      {open === 'lists' ? <HouseholdListsView /> : <HouseholdLedger mayRun={mayRun} />}
    </Page>
  );
}
