import { z } from 'zod';
import { EVIDENCE_TYPES, type EvidenceType } from '#src/evidence/evidence-item.ts';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { EVERY_OFFICE, type Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { type BasisKind, EVERY_BASIS } from '../bases.ts';
import { type DeedName, EVERY_DEED } from '../deeds.ts';
import {
  EVERY_MEASURE,
  MEASURE_FIELDS,
  MEASURE_STATES,
  type MeasureField,
  type MeasureKind,
  type MeasureState,
} from '../measures.ts';
import { EVERY_VIOLATION_STATE, REPLIES, type ReplyKind, type ViolationState } from '../violation.ts';

export const ViolationId = z.object({ id: z.uuid() });

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

export const Day = z
  .string()
  .refine((text) => readDate(text) === text, '日期应写作 2025-03-20')
  .transform((text) => text as LocalDate); // read above

export const State = z.enum(EVERY_VIOLATION_STATE as [ViolationState, ...ViolationState[]]); // literal objects' keys, as below
export const MeasureName = z.enum(EVERY_MEASURE as [MeasureKind, ...MeasureKind[]]);
export const BasisName = z.enum(EVERY_BASIS as [BasisKind, ...BasisKind[]]);
export const ReplyName = z.enum(Object.keys(REPLIES) as [ReplyKind]);
const MeasureStateName = z.enum(Object.keys(MEASURE_STATES) as [MeasureState]);
const OfficeName = z.enum(EVERY_OFFICE as [Office, ...Office[]]);

const Text = z.string().max(8000);
const Side = z.enum(['county', 'accused']).describe('accused：被告知的单位，只看到告知的内容');

export const Person = z.object({ name: z.string().max(60), duty: z.string().max(80), person: z.uuid().optional() });

export const Draft = z.object({
  unit: Path,
  kind: z.string().max(60),
  title: z.string().max(200),
  foundOn: Day,
  facts: Text,
  people: z.array(Person).max(20).readonly(),
  bases: z
    .array(z.object({ kind: BasisName, subject: z.uuid() }))
    .max(30)
    .readonly(),
});

export const DoorShape = z.object({
  to: z.string(),
  params: z.record(z.string(), z.string()).optional(),
  search: z.record(z.string(), z.string()).optional(),
});

export const MeasureWordsShape = z
  .object(
    Object.fromEntries(Object.keys(MEASURE_FIELDS).map((field) => [field, z.string().max(8000).optional()])) as Record<
      MeasureField,
      z.ZodOptional<z.ZodString>
    >, // one for each field
  )
  .partial();

export const MeasureShown = z.object({
  id: z.string(),
  kind: MeasureName,
  state: MeasureStateName,
  dueOn: z.string().optional(),
  carriedOn: z.string().optional(),
  doneOn: z.string().optional(),
  words: MeasureWordsShape,
});

export const Kind = z.object({ key: z.string(), title: z.string(), basis: z.string(), isRetired: z.boolean() });

export const Line = z.object({
  id: z.string(),
  number: z.string(),
  unit: z.string(),
  unitName: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  title: z.string(),
  foundOn: z.string(),
  state: State,
  replyUntil: z.string().optional(),
  replied: ReplyName.optional(),
  decidedOn: z.string().optional(),
  closedOn: z.string().optional(),
  measures: z.array(z.object({ kind: MeasureName, state: MeasureStateName, dueOn: z.string().optional() })).readonly(),
});

export const Whole = Line.omit({ measures: true }).extend({
  revision: z.number(),
  side: Side,
  words: z.object({
    facts: z.string(),
    people: z.array(Person).readonly(),
    verification: z.string(),
    told: z.string(),
    reply: z.string(),
    decision: z.string(),
    ending: z.string(),
  }),
  informedOn: z.string().optional(),
  daysLeft: z.number().optional().describe('申辩期还剩几个工作日'),
  bases: z
    .array(z.object({ id: z.string(), kind: BasisName, title: z.string(), door: DoorShape.optional() }))
    .readonly(),
  measures: z.array(MeasureShown).readonly(),
  files: z
    .array(
      z.object({
        id: z.string(),
        use: z.enum(['basis', 'reply', 'measure']),
        name: z.string(),
        type: z.enum(Object.keys(EVIDENCE_TYPES) as [EvidenceType]),
        size: z.number(),
        pages: z.number().optional(),
        width: z.number().optional(),
        height: z.number().optional(),
        addedAt: z.string(),
      }),
    )
    .readonly(),
  course: z
    .array(
      z.object({
        deed: z.string(),
        what: z.string(),
        at: z.string(),
        by: z.string().optional(),
        office: OfficeName,
      }),
    )
    .readonly(),
  deeds: z.array(z.enum(EVERY_DEED as [DeedName, ...DeedName[]])).readonly(),
  waits: z.array(z.string()).readonly().describe('还不能办的，为什么'),
  mayRegister: z.boolean().describe('可以登记措施的执行和落实'),
});

export const Turned = z.object({ id: z.string(), revision: z.number() });
