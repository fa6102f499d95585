import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { procedureOf } from '#src/procedures/index.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import { Page } from '#src/web/Page.tsx';
import type { CaseAction } from '#src/workflow/case.ts';
import type { CaseView } from './answers.ts';
import { CaseActions } from './CaseActions.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseMessages } from './CaseMessages.tsx';
import { CaseProofs } from './CaseProofs.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { DecisionDialog } from './DecisionDialog.tsx';
import { DraftForm } from './DraftForm.tsx';
import { Papers } from './Papers.tsx';
import { caseQuery } from './read-cases.ts';
import { useNextCase } from './use-next-case.ts';
import { WhatChanges } from './WhatChanges.tsx';
import './cases.css';

/** 案卷 — 谁、改什么、凭什么、到哪一步、谁来办、何时前, and the deeds the server offers. */
export function CasePage(): ReactNode {
  const params: { readonly id?: string } = useParams({ strict: false });
  const id = params.id ?? '';
  const query = useQuery(caseQuery(id));
  const view = query.data;
  return (
    <Page
      // The browser keeps titles in its history: the child's name stands on the page, not there.
      title={procedureOf(view?.procedure ?? '')?.title ?? '业务'}
      breadcrumb={[{ title: '业务办理', to: ADDRESSES.cases }, { title: view?.number ?? '案卷' }]}
      actions={view && <Papers view={view} />}
      query={query}
    >
      {view !== undefined && <Dossier key={view.id} view={view} />}
    </Page>
  );
}

function Dossier({ view }: { readonly view: CaseView }): ReactNode {
  const [deciding, setDeciding] = useState<CaseAction>();
  const next = useNextCase();
  const isBeingFilled = view.may.includes('edit');
  return (
    <div className="c-case">
      <CaseHead view={view} />
      <CaseSteps view={view} />
      <div className="c-columns">
        <div>
          {isBeingFilled ? <DraftForm view={view} submit={() => setDeciding('submit')} /> : <WhatChanges view={view} />}
        </div>
        <CaseProofs view={view} />
      </div>
      {view.boundTo !== undefined && (
        <p>
          与“{procedureOf(view.boundTo.procedure)?.title}”
          <Link to={ADDRESSES.case} params={{ id: view.boundTo.id }}>
            {view.boundTo.number}
          </Link>
          绑定办理：两件同时办结，退回、不予办理、撤回也是两件一起。
        </p>
      )}
      <CaseActions view={view} decide={setDeciding} />
      <div className="c-columns">
        <CaseMessages view={view} />
        <CaseTimeline view={view} />
      </div>
      {deciding !== undefined && (
        <DecisionDialog
          view={view}
          action={deciding}
          close={() => setDeciding(undefined)}
          onDone={() => next.after(view, deciding)}
        />
      )}
      {view.actions.includes('approve') && (
        <Button type="link" className="c-next r-no-print" onClick={next.toggle} aria-pressed={next.isOn}>
          {next.isOn ? '连续办理：开（办完自动打开下一件）' : '连续办理：关'}
        </Button>
      )}
    </div>
  );
}
