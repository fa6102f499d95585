import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { useMay } from '#src/web/session.ts';
import { CoverageView } from './CoverageView.tsx';
import { GatheringForm } from './GatheringForm.tsx';
import { GatheringList } from './GatheringList.tsx';
import { RegistrarsView } from './RegistrarsView.tsx';
import './gatherings.css';

interface Props {
  readonly campaign?: string | undefined;
  /** The school year, where it is not one campaign that is asked about. */
  readonly year?: number | undefined;
  readonly unit: string | undefined;
}

const VIEWS = [
  { value: 'list', label: '会议' },
  { value: 'coverage', label: '培训覆盖率' },
  { value: 'registrars', label: '学籍管理员名册' },
] as const;

/** 会议与培训 — the meetings, or whom the trainings have reached; a new one is planned from here. */
export function GatheringWork({ campaign, year, unit }: Props): ReactNode {
  const mayKeep = useMay('gathering.keep');
  const navigate = useNavigate();
  const [{ view }, narrow] = useFilters(['view', 'names']);
  const [isPlanning, setPlanning] = useState(false);
  // Of one campaign it would be the same register as of the whole year.
  const views = VIEWS.filter(({ value }) => campaign === undefined || value !== 'registrars');
  const of = { campaign, year: campaign === undefined ? year : undefined, unit };
  return (
    <div className="g-work">
      <div className="g-tools r-no-print">
        <Segmented
          aria-label="看什么"
          value={views.find(({ value }) => value === view)?.value ?? 'list'}
          options={[...views]}
          onChange={(to) => narrow({ view: to === 'list' ? undefined : to, names: undefined })}
        />
        {mayKeep && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            发起会议、培训
          </Button>
        )}
      </div>
      {view === 'coverage' && <CoverageView {...of} />}
      {view === 'registrars' && campaign === undefined && <RegistrarsView year={year} unit={unit} />}
      {!views.some(({ value }) => value === view && value !== 'list') && <GatheringList {...of} />}
      {isPlanning && (
        <GatheringForm
          campaign={campaign}
          close={() => setPlanning(false)}
          onDone={(id) => navigate({ to: ADDRESSES.gathering, params: { id } })}
        />
      )}
    </div>
  );
}
