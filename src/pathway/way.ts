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

/** Where each step stands; every child of one standing is at the same step. */
export const STEP_STATES: Readonly<Record<Standing, Readonly<Record<WayStep, StepState>>>> = {
  unchecked: { household: 'now', register: 'later', national: 'later', next: 'later' },
  waiting: { household: 'now', register: 'later', national: 'later', next: 'later' },
  'to-compare': { household: 'done', register: 'now', national: 'later', next: 'later' },
  'to-look-up': { household: 'done', register: 'done', national: 'now', next: 'later' },
  'to-await-roster': { household: 'done', register: 'now', national: 'done', next: 'later' },
  'to-change': { household: 'done', register: 'done', national: 'done', next: 'now' },
  'to-merge': { household: 'done', register: 'done', national: 'done', next: 'now' },
  'to-delete': { household: 'done', register: 'done', national: 'done', next: 'now' },
  'to-change-household': { household: 'done', register: 'none', national: 'none', next: 'now' },
  'in-case': { household: 'done', register: 'none', national: 'none', next: 'now' },
};
