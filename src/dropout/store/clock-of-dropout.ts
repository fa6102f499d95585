import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { DropoutCase } from '../dropout-case.ts';
import { daysAway, daysLeft, dueOf, escalationOf } from '../dropout-clock.ts';
import type { DropoutSettings } from '../settings.ts';
import { timed } from './dropout-rows.ts';
import { dropoutSettingsOf, schoolCalendarOf } from './dropout-settings.ts';

/** What is counted, and the county's days that it is counted by. */
export interface ClockShown {
  readonly due: LocalDate | undefined;
  /** Negative when overdue. */
  readonly left: number | undefined;
  readonly daysAway: number | undefined;
  readonly escalatesOn: LocalDate | undefined;
  readonly settings: DropoutSettings;
}

/** As of today. The caller has found the case. */
export async function clockOf({ clock }: Desk, work: Work, dropout: DropoutCase): Promise<ClockShown> {
  const today = clock.today();
  const settings = await dropoutSettingsOf(work, dropout.county);
  const calendar = await schoolCalendarOf(work, dropout.county);
  const due = dueOf(timed(dropout), settings, calendar);
  const isAway = dropout.state !== 'closed' && dropout.outcome !== 'returned';
  return {
    due,
    left: due === undefined ? undefined : daysLeft(due, today, calendar),
    daysAway: isAway ? daysAway(timed(dropout), today, calendar) : undefined,
    escalatesOn: escalationOf(timed(dropout), settings, calendar),
    settings,
  };
}
