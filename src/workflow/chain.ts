import type { Objection } from '#src/organization/objection.ts';
import type { Procedure, Step } from './procedure.ts';

/** 加办环节 — desks a county may add to a procedure; never free code, only these. */
export const EXTRA_STEPS = {
  'holding-central-school': { title: '中心校核验', by: 'central-school', of: 'holding' },
  'receiving-central-school': { title: '转入地中心校核验', by: 'central-school', of: 'receiving' },
} as const satisfies Readonly<Record<string, Omit<Step, 'id' | 'withinWorkingDays'>>>;

export type ExtraStep = keyof typeof EXTRA_STEPS;

/** 办理链配置 — how a county has one procedure run in one stage of schooling. */
export interface ChainSetting {
  readonly extra: readonly ExtraStep[];
  /** Working days by step, never more than the procedure's own. */
  readonly days: Readonly<Record<string, number>>;
}

export const NO_CHANGE: ChainSetting = { extra: [], days: {} };

/** The notice allows no step more (二(一)). */
export const MOST_WORKING_DAYS = 10;

/** 办理链 — the desks a case crosses, with what the county set. An added desk follows the last school's desk of its party. */
export function chainOf({ steps }: Procedure, { extra, days }: ChainSetting = NO_CHANGE): readonly Step[] {
  const chain = [...steps];
  for (const id of extra) {
    const added: Step = { id, ...EXTRA_STEPS[id], withinWorkingDays: MOST_WORKING_DAYS };
    const after = chain.findLastIndex(({ by, of }) => of === added.of && (by === 'head' || by === 'registrar'));
    chain.splice(after + 1, 0, added);
  }
  return chain.map((step) => ({ ...step, withinWorkingDays: days[step.id] ?? step.withinWorkingDays }));
}

/** What is wrong with a setting for this procedure. */
export function chainObjections(procedure: Procedure, setting: ChainSetting): readonly Objection[] {
  const parties = new Set(procedure.steps.map(({ of }) => of));
  const known = new Set(chainOf(procedure, { ...setting, days: {} }).map(({ id }) => id));
  return [
    ...setting.extra
      .filter((id) => !parties.has(EXTRA_STEPS[id].of))
      .map((id) => ({
        code: 'no-such-party',
        message: `“${procedure.title}”没有这一方学校，不能加办“${EXTRA_STEPS[id].title}”`,
      })),
    ...Object.entries(setting.days).flatMap(([id, days]) => {
      if (!known.has(id)) return [{ code: 'no-such-step', message: `“${procedure.title}”没有环节“${id}”` }];
      const right = Number.isInteger(days) && days >= 1 && days <= MOST_WORKING_DAYS;
      return right ? [] : [{ code: 'days', message: `办理时限须在 1 至 ${MOST_WORKING_DAYS} 个工作日之间`, field: id }];
    }),
  ];
}
