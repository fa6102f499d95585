import type { CaseEvent } from './answers.ts';

/** One line of the course of events; `times` more than one where somebody kept a draft again and again. */
export interface EventLine extends CaseEvent {
  readonly times: number;
}

/** The newest first; what one person wrote into the form in a row is one line. */
export function linesOfEvents(events: readonly CaseEvent[]): readonly EventLine[] {
  const lines: EventLine[] = [];
  for (const event of [...events].reverse()) {
    const last = lines.at(-1);
    const isMore = last?.event === 'edited' && event.event === 'edited' && last.by === event.by;
    if (isMore) lines[lines.length - 1] = { ...last, times: last.times + 1 };
    else lines.push({ ...event, times: 1 });
  }
  return lines;
}
