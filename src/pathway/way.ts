import type { Standing } from './standings.ts';

/** 核实步骤 — the four steps, in the only order in which they can be gone (notice 一(二)). */
export const WAY_STEPS = {
  household: '户籍核实',
  register: '查询本系统',
  national: '全国学籍查询',
  next: '下一步业务',
} as const;

export type WayStep = keyof typeof WAY_STEPS;

/** 已办、正在办、还没到、不需要 */
export type StepState = 'done' | 'now' | 'later' | 'none';

type StepStates = Readonly<Record<WayStep, StepState>>;

/** Where each step stands. While an application is under way only what was done shows: it may have been begun without the way. */
export function stepStates(standing: Standing, { household, national }: Known): StepStates {
  if (standing !== 'in-case') return STATES[standing];
  const done = (known: object | undefined) => (known === undefined ? 'none' : 'done');
  return { household: done(household), register: done(national), national: done(national), next: 'now' };
}

interface Known {
  readonly household?: object | undefined;
  readonly national?: object | undefined;
}

const STATES: Readonly<Record<Exclude<Standing, 'in-case'>, StepStates>> = {
  unchecked: { household: 'now', register: 'later', national: 'later', next: 'later' },
  waiting: { household: 'now', register: 'later', national: 'later', next: 'later' },
  'to-compare': { household: 'done', register: 'now', national: 'later', next: 'later' },
  'to-look-up': { household: 'done', register: 'done', national: 'now', next: 'later' },
  'to-await-roster': { household: 'done', register: 'now', national: 'done', next: 'later' },
  'to-change': { household: 'done', register: 'done', national: 'done', next: 'now' },
  'to-merge': { household: 'done', register: 'done', national: 'done', next: 'now' },
  'to-delete': { household: 'done', register: 'done', national: 'done', next: 'now' },
  'to-change-household': { household: 'done', register: 'none', national: 'none', next: 'now' },
};
