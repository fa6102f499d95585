import type { Objection } from '#src/organization/objection.ts';
import type { Office } from '#src/organization/office.ts';
import type { Procedure, Step } from './procedure.ts';
import { when } from './when.ts';

type ExtraShape = Omit<Step, 'id' | 'withinWorkingDays'> & {
  /** It follows the last desk of these offices at its party. */
  readonly after: readonly Office[];
};

const SCHOOL: readonly Office[] = ['head', 'registrar'];
const COUNTY: readonly Office[] = ['county'];

/** 加办环节 — desks a county may add to a procedure; never free code, only these. */
export const EXTRA_STEPS = {
  'holding-central-school': { title: '中心校核验', by: 'central-school', of: 'holding', after: SCHOOL },
  'receiving-central-school': { title: '转入地中心校核验', by: 'central-school', of: 'receiving', after: SCHOOL },
  'holding-upper': { title: '市、省级核办', by: 'county', of: 'holding', after: COUNTY, outside: true },
  'receiving-upper': { title: '转入地市、省级核办', by: 'county', of: 'receiving', after: COUNTY, outside: true },
} as const satisfies Readonly<Record<string, ExtraShape>>;

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

/** 办理链 — the desks a case crosses, with what the county set. What has no place in a procedure is not put into it. */
export function chainOf(
  procedure: Pick<Procedure, 'steps'>,
  { extra, days }: ChainSetting = NO_CHANGE,
): readonly Step[] {
  const chain: Step[] = [...procedure.steps];
  for (const id of extra) {
    const place = placeOf(chain, id);
    const { after: _, ...step } = EXTRA_STEPS[id];
    if (place > 0) chain.splice(place, 0, { id, ...step, withinWorkingDays: MOST_WORKING_DAYS });
  }
  return chain.map((step) => ({ ...step, withinWorkingDays: days[step.id] ?? step.withinWorkingDays }));
}

/** Behind the last desk it follows; 0 where there is none. What is done outside this deployment is nobody's desk. */
function placeOf(chain: readonly Step[], id: ExtraStep): number {
  const extra: ExtraShape = EXTRA_STEPS[id];
  const follows = chain.map(({ by, of, outside }) => of === extra.of && extra.after.includes(by) && !outside);
  return follows.lastIndexOf(true) + 1;
}

/** What is wrong with a setting for this procedure. */
export function chainObjections(procedure: Procedure, setting: ChainSetting): readonly Objection[] {
  const known = new Set(chainOf(procedure, { ...setting, days: {} }).map(({ id }) => id));
  return [
    ...setting.extra
      .filter((id) => placeOf(procedure.steps, id) === 0)
      .map((id) => ({
        code: 'no-such-party',
        message: `“${procedure.title}”没有相应的学校或县局环节，不能加办“${EXTRA_STEPS[id].title}”`,
      })),
    ...when(new Set(setting.extra).size < setting.extra.length, 'twice', '同一个环节不能加办两次'),
    ...Object.entries(setting.days).flatMap(([id, days]) => {
      if (!known.has(id)) return [{ code: 'no-such-step', message: `“${procedure.title}”没有环节“${id}”` }];
      const right = Number.isInteger(days) && days >= 1 && days <= MOST_WORKING_DAYS;
      return right ? [] : [{ code: 'days', message: `办理时限须在 1 至 ${MOST_WORKING_DAYS} 个工作日之间`, field: id }];
    }),
  ];
}
