import { z } from 'zod';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { SEVERITIES } from '#src/quality/labels.ts';
import { LONGEST_EXPLANATION } from '../explanation.ts';
import { EVERY_STATE, type FindingState } from '../lifecycle.ts';
import { OWNING_OFFICES } from '../owner.ts';

export const Id = z.object({ id: z.uuid() });

export const Unit = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

const States = z.enum(EVERY_STATE as [FindingState, ...FindingState[]]); // there are some

/** What everything about findings is narrowed by; nothing in it is personal. */
export const FILTERS = {
  unit: Unit.optional(),
  rule: z.string().max(20).optional(),
  severity: z.enum(SEVERITIES).optional(),
  state: States.optional(),
  owner: z.enum(OWNING_OFFICES).optional(),
  grade: z.string().max(2).optional(),
  due: z.enum(['overdue', 'soon', 'undated']).optional(),
  since: z.iso.datetime('时间有误').optional(),
};

/** In a body, where a name may stand. */
export const Filter = z.object({
  ...FILTERS,
  returned: z.boolean().optional(),
  words: z.string().max(100, '查找内容最多 100 字').optional(),
});

/** In an address. */
export const FilterQuery = z.object({ ...FILTERS, returned: z.enum(['yes']).optional() });

export const Paging = {
  cursor: z.string().max(1000).optional(),
  limit: z.int().min(1).max(200).default(100),
};

const Way = z.object({
  kind: z.enum(['field', 'procedure', 'explain']),
  label: z.string(),
  note: z.string(),
  door: z
    .object({ to: z.string(), search: z.record(z.string(), z.string()).optional() })
    .optional()
    .describe('在哪里发起这项业务'),
});

export const Finding = z.object({
  id: z.string(),
  revision: z.number(),
  student: z.string(),
  name: z.string(),
  grade: z.string(),
  unit: z.string(),
  place: z.object({ school: z.string(), class: z.string() }),
  rule: z.string(),
  title: z.string(),
  field: z.string(),
  fieldTitle: z.string(),
  severity: z.enum(SEVERITIES),
  state: States,
  message: z.string(),
  advice: z.string(),
  way: Way,
  owner: z.string(),
  ownerTitle: z.string(),
  due: z.string().optional(),
  daysLeft: z.number().optional(),
  isOverdue: z.boolean(),
  isUndated: z.boolean().describe('期限未定：下一年的放假安排还没有公布'),
  explanation: z.string(),
  openedAt: z.string(),
});

export const FindingPage = z.object({ rows: z.array(Finding).readonly(), next: z.string().optional() });

export const FindingDetail = Finding.extend({
  events: z
    .array(z.object({ at: z.string(), title: z.string(), by: z.string().optional(), text: z.string() }))
    .readonly(),
});

export const Revision = z.int().min(1);

export const Explanation = z.object({
  how: z.enum(['explained', 'evidenced']).default('explained').describe('explained 作出说明；evidenced 提供佐证'),
  text: z.string().max(LONGEST_EXPLANATION * 2, '说明太长'),
});

export const Assignment = z.object({
  owner: z.enum(OWNING_OFFICES).optional(),
  due: z.iso
    .date('日期应写作 2025-03-20')
    .transform((day) => day as LocalDate) // zod has read it as a day
    .optional(),
});

export const Targets = {
  targets: z
    .array(z.object({ id: z.uuid(), revision: Revision }))
    .min(1, '请先选择问题')
    .max(500, '一次最多处理 500 条，请分几次'),
};

export const Worked = z.object({
  done: z.array(z.object({ id: z.string(), revision: z.number() })).readonly(),
  refused: z
    .array(z.object({ id: z.string(), message: z.string() }))
    .readonly()
    .describe('没有办成的，各有原因'),
});
