import { type WorkCalendar, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { CaseAction } from '#src/workflow/case.ts';
import type { Step } from '#src/workflow/procedure.ts';
import { dueOf } from '#src/workflow/reminders.ts';
import type { CaseDesk } from './case-desk.ts';
import type { CaseFile } from './case-file.ts';

/** What a case's row says of the desk it lies on. */
export interface OnDesk {
  readonly step: number | null;
  readonly step_id: string | null;
  readonly desk_office: string | null;
  readonly desk_unit: UnitPath | null;
  readonly desk_since: LocalDate | null;
  readonly due: LocalDate | null;
  readonly paused_since: null;
}

export const ON_NO_DESK: OnDesk = {
  step: null,
  step_id: null,
  desk_office: null,
  desk_unit: null,
  desk_since: null,
  due: null,
  paused_since: null,
};

/** 到达环节 — the clock of a step begins; answers what the case's own row says of it. */
export async function arriveAt(
  desk: CaseDesk,
  work: Work,
  { county, id, parties }: CaseFile,
  at: { readonly step: Step; readonly index: number },
): Promise<OnDesk> {
  const { step, index } = at;
  const unit = parties[step.of];
  if (unit === undefined) throw new Error(`the case has no ${step.of} school, and none may be submitted without`);
  const today = desk.clock.today();
  const { calendar, version } = await desk.calendarOf(work, county);
  const due = dueOf(today, step.withinWorkingDays, calendar) ?? null;
  const { ordinal } = await work
    .selectFrom('case_steps')
    .select(({ fn }) => fn.countAll<number>().as('ordinal'))
    .where('county', '=', county)
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow();
  await work
    .insertInto('case_steps')
    .values({
      ...{ county, case_id: id, ordinal, step_id: step.id, title: step.title, office: step.by, unit },
      ...{ days: step.withinWorkingDays, started_on: today, due, calendar: version },
    })
    .execute();
  return {
    ...{ step: index, step_id: step.id, desk_office: step.by, desk_unit: unit, desk_since: today },
    ...{ due, paused_since: null },
  };
}

/** 办出 — the clock of the step the case is at stops for good; a pause that lasted ends with it. */
export async function leaveStep(
  desk: CaseDesk,
  work: Work,
  { county, id, pausedSince }: CaseFile,
  outcome: CaseAction,
): Promise<void> {
  const today = desk.clock.today();
  const paused =
    pausedSince === undefined ? 0 : pausedDays(pausedSince, today, (await desk.calendarOf(work, county)).calendar);
  await work
    .updateTable('case_steps')
    .set((set) => ({ done_on: today, outcome, paused_days: set('paused_days', '+', paused) }))
    .where('county', '=', county)
    .where('case_id', '=', id)
    .where('done_on', 'is', null)
    .execute();
}

/** 恢复计时 — the step gets back the working days it stood still; answers the new deadline. */
export async function goOn(
  desk: CaseDesk,
  work: Work,
  { county, id, pausedSince }: CaseFile,
): Promise<LocalDate | undefined> {
  const today = desk.clock.today();
  const { calendar, version } = await desk.calendarOf(work, county);
  const row = await work
    .updateTable('case_steps')
    .set((set) => ({ paused_days: set('paused_days', '+', pausedDays(pausedSince ?? today, today, calendar)) }))
    .where('county', '=', county)
    .where('case_id', '=', id)
    .where('done_on', 'is', null)
    .returning(['ordinal', 'started_on', 'days', 'paused_days'])
    .executeTakeFirstOrThrow();
  const due = dueOf(row.started_on, row.days + row.paused_days, calendar);
  await work
    .updateTable('case_steps')
    .set({ due: due ?? null, calendar: version })
    .where('county', '=', county)
    .where('case_id', '=', id)
    .where('ordinal', '=', row.ordinal)
    .execute();
  return due;
}

/** Working days that passed while the clock stood; across an unpublished year nobody knows, and the step has no deadline anyway. */
function pausedDays(since: LocalDate, today: LocalDate, calendar: WorkCalendar): number {
  return Math.max(0, workingDaysLeft(since, today, calendar) ?? 0);
}
