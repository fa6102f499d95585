import type { ReactNode } from 'react';
import { shortDay } from '#src/web/dates.ts';
import { deskInWords } from '../desk-words.ts';
import type { CaseStep, CaseView } from './answers.ts';
import { Deadline } from './Deadline.tsx';

/** 到哪一步 — the desks in order, each with who, until when, and what came of it. */
export function CaseSteps({ view }: { readonly view: CaseView }): ReactNode {
  return (
    <ol className="c-steps" aria-label="办理环节">
      {thisRound(view).map((step) => (
        <li
          key={step.id}
          className={step.current ? 'c-step c-now' : step.doneOn === undefined ? 'c-step' : 'c-step c-past'}
          aria-current={step.current ? 'step' : undefined}
        >
          <strong>
            {step.doneOn !== undefined && <span aria-hidden="true">✓ </span>}
            {step.title}
          </strong>
          <span>
            {step.outside ? '系统外办理，由' : ''}
            {deskInWords(step)}
            {step.outside ? '登记' : ''}
          </span>
          <span title={reckoned(step)}>
            <Standing step={step} view={view} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Since it was last returned; what came before stands in the course of events. */
function thisRound({ steps }: CaseView): readonly CaseStep[] {
  const last = steps.map(({ outcome }) => outcome).lastIndexOf('退回');
  return steps.slice(last + 1);
}

function Standing({ step, view }: { readonly step: CaseStep; readonly view: CaseView }): ReactNode {
  if (step.doneOn !== undefined) {
    return (
      <span className="r-quiet">
        {shortDay(step.doneOn)} {step.outcome}
      </span>
    );
  }
  if (step.current) return <Deadline of={{ ...step, paused: view.paused }} withDay />;
  return <span className="r-quiet">限 {step.days} 个工作日</span>;
}

/** How the deadline was reckoned, for whoever doubts it. */
function reckoned({ startedOn, days, due, pausedDays, calendar }: CaseStep): string {
  if (startedOn === undefined) return `到达后次日起算，${days} 个工作日`;
  return [
    `${shortDay(startedOn)}到达，次日起算 ${days} 个工作日`,
    pausedDays === undefined ? '' : `暂停 ${pausedDays} 个工作日`,
    due === undefined ? '' : `到${shortDay(due)}`,
    calendar === undefined ? '' : `工作日历：${calendar}`,
  ]
    .filter(Boolean)
    .join('，');
}
