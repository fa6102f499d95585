import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';

/** Where a line or a figure leads: a screen of ours and what it is narrowed to. Never a name or a number of a person. */
export interface Door {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly search?: Readonly<Record<string, string>> | undefined;
}

/** One line of today's work: whom or what it is about, what is asked, and how much time is left. */
export interface TodayLine {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Working days; negative when overdue. */
  readonly daysLeft?: number | undefined;
  readonly door: Door;
}

/** One question of the day, worst first. `count` is of all, `lines` shows the first of them. */
export interface TodaySection {
  readonly key: string;
  readonly title: string;
  readonly tone: 'overdue' | 'soon' | 'new' | 'waiting' | 'figure';
  readonly count: number;
  readonly lines: readonly TodayLine[];
  readonly door?: Door | undefined;
}

/** 今日 is asked for one person, in one office, on one day. */
export interface TodayQuestion {
  readonly actor: Actor;
  readonly today: LocalDate;
  /** When this person was here before. */
  readonly since: Date;
}

/** Says what one folder has for today. Each folder knows its own work; the program puts the answers together. */
export type TodayProvider = (question: TodayQuestion) => Promise<readonly TodaySection[]>;
