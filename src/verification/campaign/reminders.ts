import { isWorkingDay, type WorkCalendar, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { NewsEvent } from '#src/notices/news.ts';

/** 专项提醒 — what whoever is behind is told, the most pressing last. */
export type CampaignReminder = Extract<NewsEvent, `campaign-${'half' | 'five' | 'two' | 'due'}`>;

/**
 * The reminder that a campaign has come to on a day: half the time gone, five and two working days left, and its last day.
 * `undefined` before, on days off, and across an unpublished year.
 */
export function reminderOn(
  today: LocalDate,
  { startsOn, deadline }: { readonly startsOn: LocalDate; readonly deadline: LocalDate },
  calendar: WorkCalendar,
): CampaignReminder | undefined {
  if (isWorkingDay(today, calendar) !== true || today < startsOn) return undefined;
  const left = workingDaysLeft(today, deadline, calendar);
  const whole = workingDaysLeft(startsOn, deadline, calendar);
  if (left === undefined || whole === undefined) return undefined;
  if (left <= 0) return 'campaign-due';
  if (left <= 2) return 'campaign-two';
  if (left <= 5) return 'campaign-five';
  return left * 2 <= whole ? 'campaign-half' : undefined;
}
