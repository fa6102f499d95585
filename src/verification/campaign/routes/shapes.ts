import { z } from 'zod';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { FIELDS, type FieldName } from '#src/registry/fields.ts';
import type { Campaign } from '../campaign.ts';
import { type DutyName, EVERY_DUTY } from '../duties.ts';
import type { Plan } from '../plan.ts';

export const CampaignId = z.object({ id: z.uuid() });

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

const Day = z
  .string()
  .refine((text) => readDate(text) === text, '日期应写作 2025-03-20')
  .transform((text) => text as LocalDate); // read above

const Duty = z.enum(EVERY_DUTY as [DutyName, ...DutyName[]]); // there are six
const NAMES = FIELDS.map(({ name }) => name) as [FieldName, ...FieldName[]]; // there are more than seventy

const Content = z.object({
  units: z.array(Path).max(500).readonly().describe('范围：这些机构及其下级'),
  grades: z.array(z.string().max(10)).max(20).readonly().describe('年级代码；空为全部年级'),
  phases: z
    .array(z.object({ duty: Duty, from: Day, to: Day }))
    .max(20)
    .readonly(),
  emphasis: z.object({ fields: z.array(z.enum(NAMES)).readonly(), rules: z.array(z.string().max(20)).readonly() }),
});

export const Draft = z.object({
  title: z.string().max(200),
  basis: z.string().max(300),
  startsOn: Day,
  deadline: Day,
  content: Content,
});

export const Edit = Draft.extend({ revision: z.number().int() });

export const CampaignLine = z.object({
  id: z.string(),
  title: z.string(),
  basis: z.string(),
  schoolYear: z.number(),
  state: z.enum(['draft', 'running', 'closed']),
  startsOn: z.string(),
  deadline: z.string(),
  daysLeft: z.number().optional().describe('距截止还有几个工作日；负数为已过几个；日历未公布的年份没有'),
  revision: z.number(),
});

const SentContent = z.object({
  units: z.array(z.string()).readonly(),
  grades: z.array(z.string()).readonly(),
  phases: z.array(z.object({ duty: Duty, from: z.string(), to: z.string() })).readonly(),
  emphasis: z.object({ fields: z.array(z.string()).readonly(), rules: z.array(z.string()).readonly() }),
});

export const PlanContentShape = z.object({
  phases: z
    .array(z.object({ duty: Duty, from: Day, to: Day, person: z.string().max(60) }))
    .max(20)
    .readonly(),
  emphasis: z.string().max(2000),
  demands: z.string().max(4000),
});

const SentPlan = z.object({
  unit: z.string(),
  unitName: z.string(),
  state: z.enum(['draft', 'published']),
  content: z.object({
    phases: z.array(z.object({ duty: Duty, from: z.string(), to: z.string(), person: z.string() })).readonly(),
    emphasis: z.string(),
    demands: z.string(),
  }),
  publishedAt: z.string().optional(),
  revision: z.number(),
});

export const Whole = CampaignLine.extend({
  content: SentContent,
  scope: z.array(z.object({ path: z.string(), name: z.string() })).readonly(),
  pupils: z.number().optional().describe('草稿启动后将列入多少学生'),
  schools: z.number().optional().describe('草稿启动后涉及多少学校'),
  duties: z
    .array(
      z.object({
        duty: Duty,
        title: z.string(),
        text: z.string(),
        counted: z.string().describe('数的是什么'),
        from: z.string().optional(),
        to: z.string().optional(),
        person: z.string().optional(),
        done: z.number().optional(),
        total: z.number().optional(),
        note: z.string().optional().describe('数字背后的情况'),
      }),
    )
    .readonly(),
  plan: SentPlan.optional(),
  plans: z
    .array(z.object({ unit: z.string(), name: z.string(), publishedAt: z.string().optional() }))
    .readonly()
    .describe('下级各中心校发布了没有'),
  mayPlan: z.boolean(),
});

export function lineOf(campaign: Campaign, daysLeft: number | undefined): z.infer<typeof CampaignLine> {
  const { id, title, basis, schoolYear, state, startsOn, deadline, revision } = campaign;
  return { id, title, basis, schoolYear, state, startsOn, deadline, daysLeft, revision };
}

export function planSent(plan: Plan, unitName: string): z.infer<typeof SentPlan> {
  const { unit, state, content, publishedAt, revision } = plan;
  return { unit, unitName, state, content, publishedAt: publishedAt?.toISOString(), revision };
}
