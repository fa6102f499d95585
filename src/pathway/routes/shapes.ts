import { z } from 'zod';
import { EVIDENCE_TYPES, type EvidenceType } from '#src/evidence/evidence-item.ts';
import { readDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { FOUND_PLACES, HOUSEHOLD_RESULTS, REMINDER_WAYS, STANDINGS } from '../standings.ts';

/** The keys of a literal table, as a choice. */
function keysOf<Key extends string>(table: Readonly<Record<Key, string>>) {
  return z.enum(Object.keys(table) as [Key, ...Key[]]); // it has some
}

export const Id = z.object({ id: z.uuid() });

export const OneProof = Id.extend({ proof: z.uuid() });

const Unit = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

const TYPES = Object.keys(EVIDENCE_TYPES) as [EvidenceType, ...EvidenceType[]]; // the keys of a literal object
const Standing = keysOf(STANDINGS);
const Result = keysOf(HOUSEHOLD_RESULTS);
const FoundIn = keysOf(FOUND_PLACES);

export const FILTERS = { unit: Unit.optional(), standing: Standing.optional() };

export const UnitQuery = z.object({ unit: Unit.optional() });

const Day = z.string().transform((text, context) => {
  const day = readDate(text);
  if (day !== undefined) return day;
  context.addIssue({ code: 'custom', message: '日期请填八位数字，如 20250318' });
  return z.NEVER;
});

const Note = z.string().trim().max(200, '最多 200 个字').default('');
const revision = z.number().int().min(0).describe('看到的是第几次变动；还没办过为 0');

export const Seen = z.object({ revision });

export const CheckBody = z.object({
  revision,
  result: Result,
  on: Day,
  idType: z.string().max(40).optional(),
  idNumber: z.string().max(40).optional(),
  note: Note,
});

export const CompareBody = z.object({ revision, candidate: z.uuid(), same: z.boolean(), note: Note });

export const LookUpBody = z.object({
  revision,
  answer: z.enum(['not-found', 'found']),
  where: FoundIn.optional(),
  on: Day,
  note: Note,
});

export const RemindBody = z.object({ revision, on: Day, way: keysOf(REMINDER_WAYS), note: Note });

export const Done = z.object({ revision: z.number(), standing: Standing });

export const Opened = z.object({
  cases: z.array(z.object({ id: z.string(), number: z.string(), procedure: z.string() })).readonly(),
});

export const RosterRow = z.object({
  student: z.string(),
  name: z.string(),
  school: z.string(),
  class: z.string(),
  standing: Standing,
  title: z.string(),
  checkedOn: z.string().optional(),
  remindOn: z.string().optional(),
  underWay: z.object({ id: z.string(), number: z.string() }).optional(),
});

const Named = z.object({ path: z.string(), name: z.string() });

const Figures = Named.extend({
  kind: z.string(),
  total: z.number(),
  counts: z.partialRecord(Standing, z.number()),
});

export const FiguresShown = z.object({ whole: Figures, above: z.array(Named), rows: z.array(Figures) });

export const PathwayShown = z.object({
  student: z.string(),
  revision: z.number(),
  name: z.string(),
  school: z.string(),
  class: z.string(),
  sex: z.string(),
  birthDate: z.string(),
  standing: Standing,
  title: z.string(),
  words: z.string().describe('现在要做什么'),
  next: z.enum(['change', 'change-household', 'merge', 'delete']).optional(),
  deeds: z.array(z.enum(['check', 'compare', 'look-again', 'look-up', 'remind', 'open'])).readonly(),
  household: z.object({ result: Result, on: z.string() }).optional(),
  idType: z.string().optional(),
  idNumber: z.string().optional().describe('以星号遮盖'),
  found: z.array(
    z.object({
      student: z.string(),
      by: z.enum(['number', 'person']),
      where: z.enum(['school', 'county', 'beyond']),
      same: z.boolean().optional(),
      school: z.string(),
      class: z.string(),
      status: z.string(),
      lines: z
        .array(z.object({ title: z.string(), own: z.string(), other: z.string(), same: z.boolean().optional() }))
        .readonly()
        .describe('两条学籍逐项对照，号码和监护人姓名以星号遮盖；在外县的为空'),
    }),
  ),
  national: z.object({ answer: z.enum(['not-found', 'found']), where: FoundIn.optional(), on: z.string() }).optional(),
  remindOn: z.string().optional(),
  proofs: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      type: z.enum(TYPES),
      width: z.number().optional(),
      height: z.number().optional(),
      pages: z.number().optional(),
      size: z.number(),
      hints: z.array(z.string()).readonly(),
      usedElsewhere: z.number(),
      addedAt: z.string(),
      addedBy: z.string().optional(),
    }),
  ),
  isProven: z.boolean().describe('户籍核实之后已上传全国学籍查询结果截图'),
  cases: z.array(z.object({ id: z.string(), number: z.string(), title: z.string(), state: z.string() })),
  events: z.array(
    z.object({
      event: z.string(),
      title: z.string(),
      day: z.string(),
      at: z.string(),
      by: z.string(),
      said: z.string(),
      note: z.string(),
    }),
  ),
});

export const Taken = z.object({
  recorded: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  lines: z
    .array(
      z.object({
        name: z.string(),
        class: z.string(),
        is: z.enum(['recorded', 'unchanged', 'refused']),
        words: z.string(),
      }),
    )
    .readonly()
    .describe('填了核实结果的每一行，办理情况'),
  workbook: z.string().describe('原表加“办理情况”一列，xlsx，base64'),
});
