import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay } from '#src/web/session.ts';
import { type StepState, stepStates, WAY_STEPS, type WayStep } from '../way.ts';
import type { PathwayView } from './answers.ts';
import { Course } from './Course.tsx';
import { HouseholdStep } from './HouseholdStep.tsx';
import { NationalStep } from './NationalStep.tsx';
import { NextStep } from './NextStep.tsx';
import { Proofs } from './Proofs.tsx';
import { RegisterStep } from './RegisterStep.tsx';
import { Reminders } from './Reminders.tsx';
import { StandingWord } from './standing-words.tsx';
import './pathway.css';

/** 一名学生的核实 — the one way, step by step; beside it the reminders, the papers and what was done. */
export function PathwayPage(): ReactNode {
  const params: { readonly id?: string } = useParams({ strict: false });
  const id = params.id ?? '';
  const query = useQuery({
    queryKey: ['pathway', 'one', id],
    queryFn: (): Promise<PathwayView> => loaded(api.GET('/api/pathway/{id}', { params: { path: { id } } })),
  });
  const view = query.data;
  return (
    <Page
      // The browser keeps titles in its history: the child's name stands on the page, not there.
      title="无证件号核实"
      breadcrumb={[{ title: '无证件号核实', to: ADDRESSES.pathway }, { title: '一名学生' }]}
      query={query}
    >
      {view && (
        <>
          <Head view={view} />
          <div className="p-columns">
            <ol className="p-way" aria-label="核实步骤">
              {STEPS.map((step) => (
                <Step key={step} step={step} view={view} />
              ))}
            </ol>
            <div className="p-beside">
              <Reminders view={view} />
              <Proofs view={view} />
              <Course events={view.events} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

const STEPS = Object.keys(WAY_STEPS) as readonly WayStep[]; // the keys of a literal object

const STATE_WORDS: Readonly<Record<StepState, string>> = {
  done: '已办',
  now: '正在办',
  later: '还没到这一步',
  none: '不需要',
};

const SHOWN: Readonly<Record<WayStep, (props: { readonly view: PathwayView }) => ReactNode>> = {
  household: HouseholdStep,
  register: RegisterStep,
  national: NationalStep,
  next: NextStep,
};

function Step({ step, view }: { readonly step: WayStep; readonly view: PathwayView }): ReactNode {
  const state = stepStates(view.standing, view)[step];
  const Shown = SHOWN[step];
  return (
    <li className="p-step" data-state={state} {...(state === 'now' && { 'aria-current': 'step' as const })}>
      <h2>
        {WAY_STEPS[step]} <small>{STATE_WORDS[state]}</small>
      </h2>
      {(state === 'done' || state === 'now') && <Shown view={view} />}
    </li>
  );
}

function Head({ view }: { readonly view: PathwayView }): ReactNode {
  const mayRead = useMay('record.read');
  const { student, name, school, sex, birthDate, standing, words } = view;
  const born = birthDate.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return (
    <header className="p-head">
      <div className="p-who" lang="zh-CN">
        {mayRead ? (
          <Link to={ADDRESSES.pupil} params={{ id: student }}>
            {name || '（无姓名）'}
          </Link>
        ) : (
          name || '（无姓名）'
        )}
        <small>{[school, view.class, sex, born && `${dayInWords(born)}出生`].filter(Boolean).join('　')}</small>
      </div>
      <p className="p-now" role="status">
        <strong>
          <StandingWord of={standing} />
        </strong>
        <span>{/[？。]$/.test(words) ? words : `${words}。`}</span>
      </p>
    </header>
  );
}
