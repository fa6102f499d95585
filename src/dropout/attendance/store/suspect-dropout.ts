import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { raiseSignal } from '../../store/raise-signal.ts';
import type { Streak } from '../streak.ts';

/** 考勤线索 — a row of days that has reached the county's number; one row is one signal, however long it grows. */
export async function suspectOfAbsence(
  desk: Desk,
  work: Work,
  county: string,
  { student, streak }: { readonly student: string; readonly streak: Streak },
  by: Actor,
): Promise<void> {
  const signal = {
    county,
    child: { student },
    source: 'attendance',
    basis: streak.first,
    day: desk.clock.today(),
  } as const;
  await raiseSignal(desk, work, { ...signal, firstAbsentOn: streak.first, absentDays: streak.days }, by);
}

/** 开学未返校线索 */
export async function suspectOfNotReturning(
  desk: Desk,
  work: Work,
  county: string,
  { student, term, since }: { readonly student: string; readonly term: string; readonly since: LocalDate },
  by: Actor,
): Promise<void> {
  const signal = { county, child: { student }, source: 'not-returned', basis: term, day: desk.clock.today() } as const;
  await raiseSignal(desk, work, { ...signal, firstAbsentOn: since }, by);
}
