import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import { SaveSupervisions } from './SaveSupervisions.tsx';
import { SupervisionForm } from './SupervisionForm.tsx';
import { SupervisionList } from './SupervisionList.tsx';
import './supervision.css';

/** 督办 — what was demanded of whom, by when, and what came of it. */
export function SupervisionsPage(): ReactNode {
  const { unitName, unitKind } = useSession();
  const mayOpen = useMay('supervision.open');
  const navigate = useNavigate();
  const [filters, narrow] = useFilters(['state', 'side', 'unit', 'kind', 'about']);
  const [isOpening, setOpening] = useState(false);
  const isSchool = unitKind === 'school' || unitKind === 'teaching-point';
  return (
    <Page
      title="督办"
      subtitle={unitName}
      actions={
        <>
          {!isSchool && unitKind !== 'city' && (
            <UnitFilter value={filters.unit} onChange={(unit) => narrow({ unit })} />
          )}
          <SaveSupervisions filters={filters} />
          <Button onClick={() => window.print()}>打印</Button>
          {mayOpen && (
            <Button type="primary" onClick={() => setOpening(true)}>
              发起督办
            </Button>
          )}
        </>
      }
    >
      <SupervisionList filters={filters} narrow={narrow} />
      {isOpening && (
        <SupervisionForm
          close={() => setOpening(false)}
          onDone={(id) => navigate({ to: ADDRESSES.supervision, params: { id } })}
        />
      )}
    </Page>
  );
}
