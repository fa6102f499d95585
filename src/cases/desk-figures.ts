import { isWorkingDay, type WorkCalendar, workingDaysLeft } from '#src/calendar/working-days.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';

/** 环节 as it passed over a desk: so many alike. */
export interface StepOnDesk {
  readonly startedOn: LocalDate;
  readonly due: LocalDate | undefined;
  /** Absent while it still lies there. */
  readonly doneOn: LocalDate | undefined;
  readonly outcome: string | undefined;
  /** Working days on which its clock stood still. */
  readonly pausedDays: number;
  readonly count: number;
}

/** 统计期, both days included. */
export interface Period {
  readonly since: LocalDate;
  readonly until: LocalDate;
}

/** 办理及时率 of a desk, or of many together. */
export interface DeskFigures {
  /** Came to the desk in the period. */
  readonly received: number;
  /** Left it in the period by a decision; what the applicant took back was not decided. */
  readonly decided: number;
  /** Working days from arrival to decision, pauses left out; absent where nothing was decided. */
  readonly medianDays: number | undefined;
  readonly worstDays: number | undefined;
  /** Decided after the deadline. */
  readonly late: number;
  /** Lay there at the end of the period. */
  readonly waiting: number;
  /** Of these, beyond the deadline. */
  readonly overdue: number;
}

/** 办理及时率 — reckoned on the county's working days; across an unpublished year a case counts, and its days do not. */
export function figuresOf(steps: readonly StepOnDesk[], { since, until }: Period, calendar: WorkCalendar): DeskFigures {
  const inPeriod = (day: LocalDate | undefined) => day !== undefined && since <= day && day <= until;
  const decided = steps.filter(({ doneOn, outcome }) => inPeriod(doneOn) && outcome !== 'withdraw');
  const waiting = steps.filter(
    ({ startedOn, doneOn }) => startedOn <= until && (doneOn === undefined || doneOn > until),
  );
  const days = decided.flatMap(({ startedOn, doneOn, pausedDays, count }) => {
    const taken = doneOn && workingDaysLeft(startedOn, doneOn, calendar);
    return taken === undefined ? [] : [{ days: Math.max(0, taken - pausedDays), count }];
  });
  return {
    received: sum(steps.filter(({ startedOn }) => inPeriod(startedOn))),
    decided: sum(decided),
    medianDays: medianOf(days),
    worstDays: days.length === 0 ? undefined : Math.max(...days.map((one) => one.days)),
    late: sum(decided.filter(({ doneOn, due }) => doneOn !== undefined && due !== undefined && doneOn > due)),
    waiting: sum(waiting),
    overdue: sum(waiting.filter(({ due }) => due !== undefined && due < until)),
  };
}

/** 工作日 of a period; `undefined` where a year of it is not published. */
export function workingDaysIn({ since, until }: Period, calendar: WorkCalendar): readonly LocalDate[] | undefined {
  const days: LocalDate[] = [];
  for (let day = since; day <= until; day = addDays(day, 1)) {
    const worked = isWorkingDay(day, calendar);
    if (worked === undefined) return undefined;
    if (worked) days.push(day);
  }
  return days;
}

function sum(steps: readonly { readonly count: number }[]): number {
  return steps.reduce((total, { count }) => total + count, 0);
}

/** The middle one; of two, the greater, so that no desk is told half a day. */
function medianOf(days: readonly { readonly days: number; readonly count: number }[]): number | undefined {
  const total = sum(days);
  let seen = 0;
  for (const one of [...days].sort((a, b) => a.days - b.days)) {
    seen += one.count;
    if (seen > total / 2) return one.days;
  }
  return undefined;
}
