import { type WorkCalendar, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { OFFICES, type Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { CaseAtHand } from './case-at-hand.ts';

interface Now {
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
}

/** 各环节 — those the case has been through, the one it is at, and those that are still to come. */
export async function stepsShown(db: Database | Work, { file, dossier, units }: CaseAtHand, { today, calendar }: Now) {
  const rows = await db
    .selectFrom('case_steps')
    .selectAll()
    .where('county', '=', file.county)
    .where('case_id', '=', file.id)
    .orderBy('ordinal')
    .execute();
  const { state, steps } = dossier;
  const nameOf = (path: UnitPath | undefined) => (path && units.get(path)?.name) ?? '';
  const outside = new Set(steps.flatMap(({ id, outside }) => (outside ? [id] : [])));
  const been = rows.map((row) => ({
    ...{ id: row.step_id, title: row.title, days: row.days, startedOn: row.started_on, calendar: row.calendar },
    office: OFFICES[row.office as Office].title, // written from a step
    unitName: nameOf(row.unit as UnitPath), // written from a party
    due: row.due ?? undefined,
    daysLeft:
      row.done_on === null && row.due !== null && file.pausedSince === undefined
        ? workingDaysLeft(today, row.due, calendar)
        : undefined,
    doneOn: row.done_on ?? undefined,
    outcome: row.outcome === null ? undefined : (OUTCOMES[row.outcome] ?? row.outcome),
    pausedDays: row.paused_days || undefined,
    current: row.done_on === null,
    outside: outside.has(row.step_id) || undefined,
  }));
  const next =
    state.at === 'step' ? state.step + 1 : state.at === 'draft' || state.at === 'returned' ? 0 : steps.length;
  const toCome = steps.slice(next).map(({ id, title, by, of, withinWorkingDays, outside }) => ({
    ...{ id, title, office: OFFICES[by].title, unitName: nameOf(file.parties[of]), days: withinWorkingDays },
    ...{ current: false, outside },
  }));
  return [...been, ...toCome];
}

const OUTCOMES: Readonly<Record<string, string>> = {
  approve: '通过',
  return: '退回',
  refuse: '不予办理',
  withdraw: '撤回',
};
