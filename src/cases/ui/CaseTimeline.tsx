import type { ReactNode } from 'react';
import { momentInWords, shortDay } from '#src/web/dates.ts';
import type { CaseEvent, CaseView } from './answers.ts';

/** 办理经过 — every change, the newest first; a return is read before anything else. */
export function CaseTimeline({ view }: { readonly view: CaseView }): ReactNode {
  return (
    <section className="c-part" aria-label="办理经过">
      <h2>办理经过</h2>
      <ol className="c-timeline">
        {[...view.events].reverse().map((event) => (
          <li key={event.revision}>
            <time className="r-num" dateTime={event.at}>
              {momentInWords(event.at)}
            </time>
            <span>
              {[event.office, event.by].filter(Boolean).join(' ')} <strong>{event.title}</strong>
              {saidOf(event) !== '' && `：${saidOf(event)}`}
              {event.exempted && <span className="r-query">（依小规模学校豁免办理）</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function saidOf({ text, doneOn }: CaseEvent): string {
  return [doneOn === undefined ? '' : `实际于${shortDay(doneOn)}办结`, text ?? ''].filter(Boolean).join('，');
}
