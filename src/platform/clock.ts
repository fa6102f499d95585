import { type LocalDate, localDate } from '#src/kernel/local-date.ts';

/** China keeps one time, eight hours ahead of UTC and without summer time since 1992. */
const BEIJING_AHEAD = 8 * 3_600_000;

/** `2025-03-20 14:05` in Beijing, for what is said on a terminal. */
export function momentInBeijing(moment: Date): string {
  const there = new Date(moment.getTime() + BEIJING_AHEAD).toISOString();
  return `${there.slice(0, 10)} ${there.slice(11, 16)}`;
}

/**
 * Today in Beijing, whatever zone this machine is set to: deadlines are counted there. The only place that looks at the
 * clock for a day: from here on, the day is handed on as a value.
 */
export function today(now = new Date()): LocalDate {
  const there = new Date(now.getTime() + BEIJING_AHEAD);
  return localDate(there.getUTCFullYear(), there.getUTCMonth() + 1, there.getUTCDate()) ?? '2025-01-01';
}
