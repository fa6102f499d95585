import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import { TabLinks } from '#src/web/TabLinks.tsx';
import { KindsDrawer } from './KindsDrawer.tsx';
import { SaveViolations } from './SaveViolations.tsx';
import { UnitFigures } from './UnitFigures.tsx';
import { ViolationForm } from './ViolationForm.tsx';
import { ViolationList } from './ViolationList.tsx';
import './discipline.css';

/** 问责 — the ledger of violations, and what they come to in a period, unit by unit. */
export function DisciplinePage(): ReactNode {
  const { unitName } = useSession();
  const [mayRegister, mayRun] = [useMay('discipline.register'), useMay('discipline.run')];
  const navigate = useNavigate();
  const [{ view }] = useFilters(['view']);
  const [open, setOpen] = useState<'register' | 'kinds'>();
  const isFigures = view === 'figures' && mayRegister;
  return (
    <Page
      title="问责"
      subtitle={
        mayRegister ? `${unitName}　登记、核实、告知、申辩、决定、跟踪到落实` : `${unitName}　县局告知本单位的违规`
      }
      actions={
        <>
          {mayRun && <Button onClick={() => setOpen('kinds')}>违规种类</Button>}
          {mayRegister && <SaveViolations />}
          <Button onClick={() => window.print()}>打印</Button>
          {mayRegister && (
            <Button type="primary" onClick={() => setOpen('register')}>
              登记违规
            </Button>
          )}
        </>
      }
    >
      {mayRegister && (
        <TabLinks
          label="台账和统计"
          to={ADDRESSES.discipline}
          tabs={[
            { key: 'ledger', title: '台账', search: { view: 'ledger' } },
            { key: 'figures', title: '各单位情况', search: { view: 'figures' } },
          ]}
          open={isFigures ? 'figures' : 'ledger'}
        />
      )}
      {isFigures ? <UnitFigures /> : <ViolationList />}
      {open === 'kinds' && <KindsDrawer close={() => setOpen(undefined)} />}
      {open === 'register' && (
        <ViolationForm
          close={() => setOpen(undefined)}
          onDone={(id) => navigate({ to: ADDRESSES.violation, params: { id } })}
        />
      )}
    </Page>
  );
}
