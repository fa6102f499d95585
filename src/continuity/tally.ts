import type { Destination, LeaverState } from './leaver.ts';
import { EVERY_STATE, isOpen } from './leaver.ts';

/** 接续情况 of a unit — every leaver in one state, so that the states add up to the total. */
export type StateTally = Readonly<Record<LeaverState, number>>;

export const NOBODY_LEFT: StateTally = Object.fromEntries(EVERY_STATE.map((state) => [state, 0])) as StateTally; // one for each

/** 应接续 */
export function totalOf(tally: StateTally): number {
  return EVERY_STATE.reduce((sum, state) => sum + tally[state], 0);
}

/** 在跟踪 */
export function openOf(tally: StateTally): number {
  return EVERY_STATE.filter(isOpen).reduce((sum, state) => sum + tally[state], 0);
}

export function added(one: StateTally, other: StateTally): StateTally {
  return Object.fromEntries(EVERY_STATE.map((state) => [state, one[state] + other[state]])) as StateTally; // one for each
}

/** 接续率 — those who are settled, of all; no percentage of a handful (design: small schools are not shamed). */
export interface ContinuityRate {
  readonly settled: number;
  readonly of: number;
}

export function rateOf(tally: StateTally): ContinuityRate {
  const of = totalOf(tally);
  return { settled: of - openOf(tally), of };
}

/** How many of whom nothing is settled are said to go where. */
export interface DestinationCount {
  readonly destination: Destination | undefined;
  /** 本县学校 by its path, elsewhere by its place. */
  readonly unit: string;
  readonly place: string;
  readonly count: number;
}
