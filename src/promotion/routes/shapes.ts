import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import { EVERY_HOLD, HOLDS, type HoldName } from '../holds.ts';
import type { PromotionPolicy } from '../policy.ts';
import { PROMOTION_STATES, type Promotion, type PromotionState } from '../store/promotions.ts';
import { heldIn, type Tally } from '../tally.ts';

export const Id = z.object({ id: z.uuid() });

/** The revision the person saw. */
export const Seen = z.object({ revision: z.number().int().positive() });

export const Policy = z.object({
  graduates: z.enum(['county', 'school']).describe('毕业由县局统一办理，还是由学校办理'),
  problems: z.enum(['promote', 'hold']).describe('问题学籍照常升级，还是留下'),
  fiveFour: z
    .array(z.string().regex(/^(\/[0-9A-Za-z-]+)+$/, '学校路径有误，请从列表中选'))
    .max(500)
    .describe('五四制学校的机构路径'),
});

export const Hold = z.enum(EVERY_HOLD as [HoldName, ...HoldName[]]); // there are nine

/** Where the next page begins, as the last one said. */
export const Next = z
  .string()
  .max(400)
  .regex(/^\/[^|]*\|[^|]*\|[0-9a-f-]{36}$/, '翻页标记有误，请从第一页重新翻');

const State = z.enum(Object.keys(PROMOTION_STATES) as [PromotionState, ...PromotionState[]]); // the keys of a literal object

export const Counts = z.object({
  promote: z.number(),
  graduate: z.number(),
  already: z.number().describe('已在新年级'),
  held: z.number().describe('未升级'),
});

export const HeldOf = z.object({ hold: Hold, title: z.string(), remedy: z.string(), pupils: z.number() });

export const PromotionLine = z.object({
  id: z.string(),
  schoolYear: z.number(),
  state: State,
  stateTitle: z.string(),
  by: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  rolledBackAt: z.string().optional(),
  promoted: z.number(),
  graduated: z.number(),
  byCohort: z.number().describe('年级按届别写，不需要改写'),
  held: z.number(),
  back: z.number().describe('已回退'),
  kept: z.number().describe('此后有人改过，保留'),
  task: z.string().optional(),
  revision: z.number(),
});

export function lineOf(promotion: Promotion, by: string): z.infer<typeof PromotionLine> {
  const { id, schoolYear, state, counts, startedAt, endedAt, rolledBackAt, task, revision } = promotion;
  return {
    ...{ id, schoolYear, state, by, task, revision, ...counts },
    stateTitle: PROMOTION_STATES[state],
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString(),
    rolledBackAt: rolledBackAt?.toISOString(),
  };
}

export function countsOf(tally: Tally): z.infer<typeof Counts> {
  const { promote, graduate, already } = tally;
  return { promote, graduate, already, held: heldIn(tally) };
}

/** The reasons there are, in the order in which they are worked off. */
export function heldOf({ held }: Tally): readonly z.infer<typeof HeldOf>[] {
  return EVERY_HOLD.filter((hold) => held[hold] > 0).map((hold) => ({ hold, ...HOLDS[hold], pupils: held[hold] }));
}

export function policyOf({ fiveFour, ...policy }: z.infer<typeof Policy>): PromotionPolicy {
  return { ...policy, fiveFour: fiveFour as readonly UnitPath[] }; // just matched
}
