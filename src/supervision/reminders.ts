import { isWorkingDay, type WorkCalendar, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { NewsEvent } from '#src/notices/news.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitKind } from '#src/organization/unit.ts';
import type { SupervisionDeed } from './supervision.ts';

/** Whom a step of the ladder reaches: who must answer, the head over them, who issued it, and the county above both. */
export type Circle = 'answerers' | 'head' | 'issuer' | 'above';

interface Rung {
  readonly event: NewsEvent;
  /** In the history of the matter. */
  readonly title: string;
  /** Reached when at most so many working days are left. */
  readonly daysLeft: number;
  readonly tells: readonly Circle[];
}

/** 提醒与升级 — what the program says by itself on the way to a deadline and beyond, each once, on working days only. */
export const LADDER: readonly Rung[] = [
  { event: 'supervision-two-days', title: '提醒：还剩两个工作日', daysLeft: 2, tells: ['answerers'] },
  { event: 'supervision-due', title: '提醒：今天到期', daysLeft: 0, tells: ['answerers', 'head'] },
  {
    event: 'supervision-overdue',
    title: '已逾期，告知校领导和督办单位',
    daysLeft: -1,
    tells: ['answerers', 'head', 'issuer'],
  },
  {
    ...{ event: 'supervision-escalated', title: '逾期三个工作日，报上级', daysLeft: -3 },
    tells: ['answerers', 'head', 'issuer', 'above'],
  },
];

interface Running {
  readonly due: LocalDate | undefined;
  readonly days: number;
  /** How many rungs have been told. */
  readonly told: number;
}

/**
 * The rung that has been reached and not been told of; of several that were passed over unseen only the last is said. `undefined`:
 * nothing is to be said today. An item so short that it begins within two days of its end is not reminded of that.
 */
export function rungReached(
  today: LocalDate,
  { due, days, told }: Running,
  calendar: WorkCalendar,
): number | undefined {
  if (due === undefined || isWorkingDay(today, calendar) !== true) return undefined;
  const left = workingDaysLeft(today, due, calendar);
  if (left === undefined) return undefined;
  const reached = LADDER.findLastIndex(({ daysLeft }) => left <= daysLeft);
  if (reached < told || (reached === 0 && days <= 2)) return undefined;
  return reached;
}

/** 告诉谁 — what became of a matter, and whom that concerns; whoever did it is left out. */
export const TOLD: Readonly<
  Record<SupervisionDeed | 'open', { readonly event: NewsEvent; readonly tells: readonly Circle[] }>
> = {
  open: { event: 'supervision-opened', tells: ['answerers', 'head'] },
  answer: { event: 'supervision-answered', tells: ['issuer'] },
  'ask-extension': { event: 'supervision-extension', tells: ['issuer'] },
  urge: { event: 'supervision-urged', tells: ['answerers', 'head'] },
  extend: { event: 'supervision-extended', tells: ['answerers'] },
  accept: { event: 'supervision-closed', tells: ['answerers', 'head'] },
  'send-back': { event: 'supervision-returned', tells: ['answerers', 'head'] },
  withdraw: { event: 'supervision-withdrawn', tells: ['answerers', 'head'] },
};

/** An office at a unit, or at the one above it that is of this kind. */
export interface SeatOver {
  readonly of: 'receiver' | 'issuer';
  readonly office: Office;
}

/** Which offices a circle is, for a matter between units of these kinds. */
export function seatsOf(circle: Circle, issuer: UnitKind, receiver: UnitKind): readonly SeatOver[] {
  const isSchool = receiver === 'school' || receiver === 'teaching-point';
  switch (circle) {
    case 'answerers':
      if (isSchool) return [{ of: 'receiver', office: 'registrar' }];
      return [{ of: 'receiver', office: receiver === 'county' ? 'county' : 'central-school' }];
    case 'head':
      return isSchool ? [{ of: 'receiver', office: 'head' }] : [];
    case 'issuer':
      if (issuer === 'city') return [{ of: 'issuer', office: 'city-inspector' }];
      return [{ of: 'issuer', office: issuer === 'county' ? 'county' : 'central-school' }];
    case 'above': {
      // The central school stands over the school even where the county issued it; the county over both.
      if (issuer === 'city') return [];
      const over: readonly SeatOver[] = isSchool ? [{ of: 'receiver', office: 'central-school' }] : [];
      return [...over, { of: 'receiver', office: 'county' }];
    }
  }
}
