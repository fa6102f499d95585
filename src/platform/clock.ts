import { type LocalDate, localDate } from '#src/kernel/local-date.ts';

/** Today by the clock of this machine. The only place that looks at it: from here on, the day is handed on as a value. */
export function today(): LocalDate {
  const now = new Date();
  return localDate(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? '2025-01-01';
}
