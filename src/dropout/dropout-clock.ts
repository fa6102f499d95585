import { workingDaysAfter, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { DropoutCase } from './dropout-case.ts';
import { OUTCOMES } from './outcomes.ts';
import { type SchoolCalendar, schoolDaysAfter, schoolDaysFrom } from './school-days.ts';
import type { DropoutSettings } from './settings.ts';

/** 学籍业务每个环节的时限, for the procedure that an outcome needs. */
const PROCEDURE_DAYS = 10;

/** What the clock needs of a case. Days are the county's, in Beijing. */
export type Timed = Pick<
  DropoutCase,
  'state' | 'foundOn' | 'firstAbsentOn' | 'reportedOn' | 'outcome' | 'outcomeOn' | 'seatedOn'
> & {
  /** The day on which it was opened, or opened again. */
  readonly openedOn: LocalDate;
  /** The day on which it came into its state. */
  readonly stateOn: LocalDate;
};

/** 连续未到校几个上课日 — from the first day away up to and with today; `undefined` when nobody knows the first day, or the year is unpublished. */
export function daysAway({ firstAbsentOn }: Timed, today: LocalDate, calendar: SchoolCalendar): number | undefined {
  return firstAbsentOn === undefined ? undefined : schoolDaysFrom(firstAbsentOn, today, calendar);
}

/** 升级乡镇之日 — the school day by which the written report is due. Counted from the first day away, or from the day it was found. */
export function escalationOf(
  { firstAbsentOn, foundOn }: Timed,
  settings: DropoutSettings,
  calendar: SchoolCalendar,
): LocalDate | undefined {
  if (firstAbsentOn === undefined) return schoolDaysAfter(foundOn, settings.escalate, calendar);
  const isTaught = schoolDaysFrom(firstAbsentOn, firstAbsentOn, calendar);
  return isTaught === undefined ? undefined : schoolDaysAfter(firstAbsentOn, settings.escalate - isTaught, calendar);
}

/** 期限 — by when what the state asks is to be done; `undefined` where nothing is asked, or the way leads through an unpublished year. */
export function dueOf(dropout: Timed, settings: DropoutSettings, calendar: SchoolCalendar): LocalDate | undefined {
  const { state, openedOn, stateOn, reportedOn, outcome, outcomeOn, seatedOn } = dropout;
  switch (state) {
    case 'suspected':
      return schoolDaysAfter(openedOn, settings.follow, calendar);
    case 'investigating':
      return schoolDaysAfter(openedOn, settings.report, calendar);
    case 'persuading': {
      const due = escalationOf(dropout, settings, calendar);
      // Whoever was found late, or went away again, is not overdue on the day of it.
      const least = schoolDaysAfter(stateOn, settings.report, calendar);
      return due === undefined || least === undefined || due > least ? due : least;
    }
    case 'reported':
      return workingDaysAfter(reportedOn ?? stateOn, settings.receive, calendar.calendar);
    case 'joint':
      return workingDaysAfter(stateOn, settings.joint, calendar.calendar);
    case 'concluded':
      if (outcome === undefined || outcomeOn === undefined) return undefined;
      if (OUTCOMES[outcome].proof === 'seated') {
        return seatedOn === undefined ? schoolDaysAfter(outcomeOn, settings.seated, calendar) : undefined;
      }
      return OUTCOMES[outcome].proof === 'procedure'
        ? workingDaysAfter(stateOn, PROCEDURE_DAYS, calendar.calendar)
        : undefined;
    case 'closed':
      return undefined;
  }
}

/** 还剩几天 — school days where the state counts in them, else working days; negative when overdue. */
export function daysLeft(due: LocalDate, today: LocalDate, calendar: SchoolCalendar): number | undefined {
  return workingDaysLeft(today, due, calendar.calendar);
}

/** May the child be said to sit in class again: have so many school days passed since the return, the first one counted? */
export function isSeatedLongEnough(
  outcomeOn: LocalDate,
  day: LocalDate,
  settings: DropoutSettings,
  calendar: SchoolCalendar,
): boolean | undefined {
  const days = schoolDaysFrom(outcomeOn, day, calendar);
  return days === undefined ? undefined : days >= settings.seated;
}
