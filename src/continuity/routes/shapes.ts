import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import { EVERY_DEED, type LeaverDeed } from '../deeds.ts';
import {
  type Destination,
  EVERY_DESTINATION,
  EVERY_GROUND,
  EVERY_KIND,
  EVERY_STATE,
  type Ground,
  type LeaverKind,
  type LeaverState,
} from '../leaver.ts';

export const tags = ['学籍接续'];

export const LeaverId = z.object({ id: z.uuid('编号有误，请从名单上重新打开') });

export const Unit = z
  .string()
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请从页面上重新选')
  .transform((path) => path as UnitPath); // just matched

const oneOf = <Name extends string>(names: readonly Name[]) => z.enum(names as [Name, ...Name[]]); // none of the tables is empty

export const KindName = oneOf<LeaverKind>(EVERY_KIND);
export const StateName = oneOf<LeaverState>(EVERY_STATE);
export const DestinationName = oneOf<Destination>(EVERY_DESTINATION);
export const GroundName = oneOf<Ground>(EVERY_GROUND);
export const DeedName = oneOf<LeaverDeed>(EVERY_DEED);

const yes = z
  .enum(['1'])
  .optional()
  .transform((text) => text === '1' || undefined);

export const Filter = z.object({
  unit: Unit.optional(),
  state: StateName.optional(),
  open: yes.describe('只看还在跟踪的'),
  kind: KindName.optional(),
  destination: z.enum([...EVERY_DESTINATION, 'none-stated'] as [Destination, 'none-stated']).optional(), // all of them
  destinationUnit: Unit.optional(),
  place: z.string().trim().max(60).optional().describe('外地：省、市、县'),
  year: z.coerce.number().int().min(2000).max(2200).optional().describe('哪一年离开'),
  ground: GroundName.optional(),
  overdue: yes.describe('只看过了办结期限的'),
  asked: yes.describe('只看学校申请了结的'),
  matched: yes.describe('只看有疑似同一人待认定的'),
  unanswered: yes.describe('只看函过了回执期限的'),
  signalled: yes.describe('只看已转控辍排查的'),
  coming: yes.describe('只看登记要来本校的'),
});

export const Line = z.object({
  id: z.string(),
  student: z.string(),
  name: z.string(),
  kind: KindName,
  school: z.string(),
  class: z.string(),
  leftOn: z.string(),
  state: StateName,
  ground: GroundName.optional(),
  destination: DestinationName.optional(),
  to: z.string(),
  contact: z.string(),
  number: z.string().optional(),
  dueOn: z.string().optional(),
  daysLeft: z.number().optional(),
  waitsUntil: z.string().optional(),
  matches: z.number(),
  asked: z.boolean(),
  signalled: z.boolean(),
  taken: z.string(),
  closedOn: z.string().optional(),
  revision: z.number(),
});

export const Leaving = z.object({
  id: z.string(),
  kind: KindName,
  leftOn: z.string(),
  from: z.string(),
  state: StateName,
  destination: DestinationName.optional(),
  ground: GroundName.optional(),
  taken: z.string(),
  closedOn: z.string().optional(),
  mayOpen: z.boolean(),
});

const Tally = z.object(
  Object.fromEntries(EVERY_STATE.map((state) => [state, z.number()])) as Record<LeaverState, z.ZodNumber>,
); // one for each

export const Figures = z.object({
  unit: z.string(),
  all: Tally,
  below: z.array(z.object({ unit: z.string(), name: z.string(), kind: z.string(), states: Tally })),
  destinations: z.array(
    z.object({
      destination: DestinationName.optional(),
      unit: z.string(),
      school: z.string(),
      place: z.string(),
      count: z.number(),
    }),
  ),
  overdue: z.number(),
  asked: z.number(),
  matched: z.number(),
  years: z.array(z.number()),
});

export const Seen = z.object({ revision: z.number().int().positive() }).describe('页面上看到的版次').optional();

export const Words = z.string().trim().min(2, '请写明情况').max(500, '最多 500 字');
const short = (most: number) => z.string().trim().max(most, `最多 ${most} 字`).default('');

export const Stated = z.object({
  to: DestinationName,
  unit: z.union([Unit, z.literal('')]).default(''),
  place: short(60),
  school: short(60),
  contact: short(100),
  seen: Seen,
});

export const ClosingBody = z.object({
  to: z.enum(['taken-elsewhere', 'struck-off']),
  ground: GroundName.optional(),
  words: z.string().trim().max(500, '最多 500 字'),
  seen: Seen,
});

export const Shown = Line.omit({ matches: true, asked: true, contact: true }).extend({
  isOwn: z.boolean(),
  contact: z.string(),
  destinationUnit: z.string().optional(),
  destinationPlace: z.string(),
  destinationSchool: z.string(),
  asked: z.enum(['taken-elsewhere', 'struck-off']).optional(),
  askedGround: GroundName.optional(),
  asks: z.string(),
  closing: z.string(),
  rule: z.object({ code: z.string(), title: z.string(), basis: z.string(), advice: z.string() }).optional(),
  caseOn: z.string().optional(),
  signalledAt: z.string().optional(),
  takenStudent: z.string().optional(),
  course: z.array(
    z.object({
      deed: z.string(),
      title: z.string(),
      state: z.string(),
      at: z.string(),
      by: z.string(),
      words: z.string(),
    }),
  ),
  matches: z.array(
    z.object({
      target: z.string(),
      source: z.enum(['record', 'unlisted']),
      school: z.string(),
      class: z.string(),
      reasons: z.array(z.string()),
      foundAt: z.string(),
      answer: z.enum(['same', 'other']).optional(),
    }),
  ),
  deeds: z.array(DeedName),
});

export const Revised = z.object({ revision: z.number() });

export const Terms = z.object({
  graduates: z.discriminatedUnion('by', [
    z.object({
      by: z.literal('day'),
      day: z.string().regex(/^(0[7-9]|1[0-2])-(0[1-9]|[12]\d|30)$/, '请填七月到十二月的一天，如 09-30'),
    }),
    z.object({ by: z.literal('working-days'), days: z.number().int().min(1).max(60, '最多 60 个工作日') }),
  ]),
  transferDays: z.number().int().min(1).max(60, '最多 60 个工作日'),
  caseDays: z.number().int().min(1).max(60, '最多 60 个工作日'),
  claimDays: z.number().int().min(1).max(30, '最多 30 个工作日'),
});
