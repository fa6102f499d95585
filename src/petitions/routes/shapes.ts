import { z } from 'zod';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { PETITION_DEEDS, type PetitionDeed } from '../deeds.ts';
import {
  ASKERS,
  EVERY_PETITION_KIND,
  LONGEST,
  PETITION_CHANNELS,
  PETITION_OUTCOMES,
  PETITION_STATES,
  type PetitionChannel,
  type PetitionOutcome,
  type PetitionState,
  SATISFACTIONS,
  type Satisfaction,
} from '../petition.ts';
import { EVERY_RISK } from '../risks.ts';

/** The keys of a literal object, as zod wants them. */
function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): [Key, ...Key[]] {
  return Object.keys(table) as [Key, ...Key[]]; // none of these tables is empty
}

export const PetitionId = z.object({ id: z.uuid() });
export const Kind = z.enum(EVERY_PETITION_KIND);
export const Channel = z.enum(keysOf<PetitionChannel>(PETITION_CHANNELS));
export const State = z.enum(keysOf<PetitionState>(PETITION_STATES));
export const Outcome = z.enum(keysOf<PetitionOutcome>(PETITION_OUTCOMES));
export const Rating = z.enum(keysOf<Satisfaction>(SATISFACTIONS));
export const Risk = z.enum(EVERY_RISK);
export const Deed = z.enum(keysOf<PetitionDeed>(PETITION_DEEDS));

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

export const Day = z
  .string()
  .refine((text) => readDate(text) === text, '日期应写作 2025-03-20')
  .transform((text) => text as LocalDate); // read above

/** 诉求的内容, as it is filled in. Whether it will do is asked of `objectionsToWords`. */
export const Words = z.object({
  name: z.string().max(100),
  phone: z.string().max(40),
  relation: z.enum(['', ...ASKERS]),
  child: z.string().max(200),
  content: z.string().max(LONGEST.content * 2),
});

export const Filters = z.object({
  state: z.enum([...keysOf<PetitionState>(PETITION_STATES), 'open']).optional(),
  kind: Kind.optional(),
  channel: Channel.optional(),
  risk: z.enum([...EVERY_RISK, 'any']).optional(),
  unit: Path.optional(),
  school: Path.optional(),
  mine: z.boolean().optional().describe('只看我承办的'),
  from: Day.optional(),
  to: Day.optional(),
  number: z.string().max(40).optional(),
  phone: z.string().max(40).optional().describe('完整的电话号码'),
});

const PetitionShape = z.object({
  id: z.string(),
  number: z.string(),
  kind: Kind,
  channel: Channel,
  state: State,
  unit: z.string(),
  owner: z.string().optional(),
  school: z.string().optional(),
  receivedAt: z.string(),
  days: z.number(),
  due: z.string().optional().describe('跨入未公布放假安排的年份时没有'),
  extended: z.boolean(),
  outcome: Outcome.optional(),
  closedOn: z.string().optional(),
  satisfaction: Rating.optional(),
  reopened: z.number(),
  revision: z.number(),
});

export const LineShape = PetitionShape.extend({
  name: z.string(),
  content: z.string().describe('开头一段，号码遮盖'),
  unitName: z.string(),
  schoolName: z.string(),
  ownerName: z.string().optional(),
  risks: z.array(Risk).readonly(),
  daysLeft: z.number().optional(),
});

export const WholePetition = PetitionShape.extend({
  unitName: z.string(),
  schoolName: z.string().optional(),
  words: Words.extend({ relation: z.string() }).optional().describe('到期删除后没有；电话遮盖'),
  child: z.object({ id: z.string(), name: z.string(), place: z.string() }).optional(),
  daysLeft: z.number().optional(),
  risks: z.array(z.object({ risk: Risk, rule: z.string() })).readonly(),
  events: z
    .array(
      z.object({
        number: z.number(),
        deed: Deed,
        at: z.string(),
        by: z.string().optional(),
        unitName: z.string().optional(),
        detail: z.string(),
        words: z.string(),
      }),
    )
    .readonly(),
  handlers: z.array(z.object({ person: z.string(), name: z.string(), office: z.string() })).readonly(),
  deeds: z.array(Deed).readonly(),
  others: z
    .array(z.object({ id: z.string(), number: z.string(), state: State, kind: Kind, on: z.string() }))
    .readonly(),
});

export const Settings = z.object({
  days: z.number().int(),
  repeated: z.number().int(),
  repeatedWithin: z.number().int(),
  many: z.number().int(),
  manyWithin: z.number().int(),
});

export const AnswerShape = z.object({
  id: z.string(),
  version: z.number(),
  kind: Kind,
  title: z.string(),
  body: z.string(),
  isPublic: z.boolean(),
  writtenAt: z.string(),
  by: z.string().optional(),
  retired: z.boolean(),
});

export const ReceiptShape = z.object({
  id: z.string(),
  number: z.string(),
  code: z.string().describe('查询码，连同电话后四位查询'),
  due: z.string().optional(),
});
