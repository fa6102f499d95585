import type { ReactNode } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import type { PathwayView } from './answers.ts';

/** 经过 — who did what and when, the latest first; nothing is ever taken out of it. */
export function Course({ events }: Pick<PathwayView, 'events'>): ReactNode {
  return (
    <section className="p-part" aria-label="经过">
      <h2>经过</h2>
      {events.length === 0 && <p className="r-quiet">还没有办过。</p>}
      <ol className="p-course">
        {[...events].reverse().map(({ at, title, said, note, by }) => (
          <li key={`${at} ${title}`}>
            <time className="r-num">{momentInWords(at)}</time>
            <span>
              {title}：{said}
              {note && `（${note}）`} <span className="r-quiet">{by}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
