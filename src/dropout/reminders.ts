import type { LocalDate } from '#src/kernel/local-date.ts';
import { dueOf, escalationOf, type Timed } from './dropout-clock.ts';
import type { DropoutNews } from './news.ts';
import { OUTCOMES } from './outcomes.ts';
import { type SchoolCalendar, schoolDaysAfter } from './school-days.ts';
import type { DropoutSettings } from './settings.ts';

/** 提醒与升级 — what is to be said of one case today, and from which day that phase of it counts: each is said once a phase. */
export interface Reminder {
  readonly event: DropoutNews;
  readonly since: LocalDate;
}

/** The offices are those of `TOLD`. `isCarried`: the procedure that the outcome needs has ended. */
export function remindersOf(
  dropout: Timed,
  {
    today,
    settings,
    calendar,
    isCarried,
  }: {
    readonly today: LocalDate;
    readonly settings: DropoutSettings;
    readonly calendar: SchoolCalendar;
    readonly isCarried: boolean;
  },
): readonly Reminder[] {
  const { state, openedOn, stateOn, outcome, seatedOn } = dropout;
  const due = dueOf(dropout, settings, calendar);
  const isDue = due !== undefined && today >= due;
  const isOver = due !== undefined && today > due;
  const found: Reminder[] = [];
  const say = (event: DropoutNews, since: LocalDate) => found.push({ event, since });
  if (state === 'suspected' && isDue) say('dropout-follow', openedOn);
  if (state === 'suspected' || state === 'investigating') {
    const third = schoolDaysAfter(openedOn, settings.report, calendar);
    if (third !== undefined && today >= third) say('dropout-unclear', openedOn);
  }
  if (state === 'suspected' || state === 'investigating' || state === 'persuading') {
    const escalation = escalationOf(dropout, settings, calendar);
    if (escalation !== undefined && today >= escalation) say('dropout-escalated', openedOn);
  }
  if (state === 'reported' && isOver) say('dropout-unreceived', stateOn);
  if (state === 'joint' && isOver) say('dropout-joint-late', stateOn);
  if (state === 'concluded' && outcome !== undefined) {
    const { proof } = OUTCOMES[outcome];
    if (proof === 'seated' && seatedOn === undefined && isDue) say('dropout-seat', stateOn);
    if (proof === 'procedure' && !isCarried && isOver) say('dropout-procedure-late', stateOn);
    if (proof === 'words' || seatedOn !== undefined || isCarried) say('dropout-closable', stateOn);
  }
  if (due === undefined && ASKS.has(state)) say('dropout-unpublished', stateOn);
  return found;
}

/** Whoever is in one of these states has a term; without one the year is not published. */
const ASKS: ReadonlySet<Timed['state']> = new Set(['suspected', 'investigating', 'persuading', 'reported', 'joint']);
