import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useMay } from '#src/web/session.ts';
import { ACTIONS_ON_CASES, type CaseAction } from '#src/workflow/case.ts';
import type { CaseView } from './answers.ts';

interface Props {
  readonly view: CaseView;
  readonly decide: (action: CaseAction) => void;
}

/** Which deeds a state knows at all; those the server did not offer are shown with the reason. */
const DEEDS: Readonly<Record<CaseView['state'], readonly CaseAction[]>> = {
  // Submitting stands at the foot of the form.
  draft: ['withdraw'],
  returned: ['withdraw'],
  step: ['approve', 'return', 'refuse', 'withdraw'],
  done: [],
  refused: [],
  withdrawn: [],
};

/** What has gone nowhere yet cannot be taken back: it is dropped. */
function titleOf(deed: CaseAction, { state }: CaseView): string {
  return deed === 'withdraw' && state === 'draft' ? '不办了' : ACTIONS_ON_CASES[deed];
}

/** 可办事项 — exactly what the server offered; a missing one explains itself. */
export function CaseActions({ view, decide }: Props): ReactNode {
  const mayApply = useMay('case.apply');
  const deeds = DEEDS[view.state];
  if (deeds.length === 0) return null;
  const offered = deeds.filter((deed) => view.actions.includes(deed));
  const missing = deeds.filter((deed) => !view.actions.includes(deed) && (deed !== 'withdraw' || mayApply));
  return (
    <section
      className={offered.includes('approve') ? 'c-actions c-at-hand r-no-print' : 'c-actions r-no-print'}
      aria-label="办理"
    >
      {offered.map((deed) => (
        <Button
          key={deed}
          size="large"
          type={deed === 'approve' ? 'primary' : 'default'}
          danger={deed === 'refuse'}
          onClick={() => decide(deed)}
        >
          {titleOf(deed, view)}
        </Button>
      ))}
      {missing.map((deed) => (
        <Popover
          key={deed}
          trigger={['hover', 'click', 'focus']}
          content={<p className="c-why">{view.whyNot[deed] ?? '现在不能办理此项'}</p>}
        >
          <Button size="large" className="c-missing" aria-disabled="true">
            {titleOf(deed, view)}
          </Button>
        </Popover>
      ))}
    </section>
  );
}
