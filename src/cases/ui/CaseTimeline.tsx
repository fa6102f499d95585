import type { ReactNode } from 'react';
import { momentInWords, shortDay } from '#src/web/dates.ts';
import type { CaseEvent, CaseView } from './answers.ts';
import { type EventLine, linesOfEvents } from './event-lines.ts';

/** 办理经过 — every change, the newest first. */
export function CaseTimeline({ view }: { readonly view: CaseView }): ReactNode {
  return (
    <section className="c-part" aria-label="办理经过">
      <h2>办理经过</h2>
      <ol className="c-timeline">
        {linesOfEvents(view.events).map((line) => (
          <li key={line.revision}>
            <time className="r-num" dateTime={line.at}>
              {momentInWords(line.at)}
            </time>
            <Line line={line} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Line({ line }: { readonly line: EventLine }): ReactNode {
  const said = saidOf(line);
  return (
    <span>
      {[line.office, line.by].filter(Boolean).join(' ')} <strong>{line.title}</strong>
      {line.times > 1 && `（${line.times} 次）`}
      {said !== '' && `：${said}`}
      {line.exempted && <span className="r-query">（依小规模学校豁免办理）</span>}
    </span>
  );
}

function saidOf({ text, doneOn }: CaseEvent): string {
  return [doneOn === undefined ? '' : `实际于${shortDay(doneOn)}办结`, text ?? ''].filter(Boolean).join('，');
}
