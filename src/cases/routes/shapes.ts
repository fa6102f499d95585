import { z } from 'zod';
import { CHECKLIST, type CheckPoint, RETURN_REASONS, type ReturnReason } from '#src/evidence/kinds.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';

export const Id = z.object({ id: z.uuid() });

const Unit = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

const STATES = ['draft', 'step', 'returned', 'done', 'refused', 'withdrawn'] as const;
const State = z.enum(STATES);

export const SCOPES = ['mine', 'applied', 'all'] as const;

/** What lists are narrowed by; nothing in it is personal. */
export const FILTERS = {
  scope: z.enum(SCOPES).default('mine').describe('mine 待我办理；applied 我校填报；all 管理范围内全部'),
  state: State.optional(),
  procedure: z.string().max(60).optional(),
  unit: Unit.optional(),
  due: z.enum(['overdue', 'soon']).optional().describe('overdue 已超期；soon 三个工作日内到期'),
  since: z.iso
    .date('日期应写作 2025-03-20')
    .transform((day) => day as LocalDate) // zod has read it as a day
    .optional()
    .describe('自这一日起到达现环节的'),
  filed: z.iso
    .date('日期应写作 2025-03-20')
    .transform((day) => day as LocalDate) // zod has read it as a day
    .optional()
    .describe('自这一日起提交的'),
};

export const ListQuery = z.object({
  ...FILTERS,
  next: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const NameSearch = z.object({ name: z.string().trim().min(1, '请输入姓名').max(60) });

const Objection = z.object({ code: z.string(), message: z.string(), field: z.string().optional() });
export const Objections = z.array(Objection).readonly();

/** 列表中的一件 */
export const CaseRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  procedure: z.string(),
  state: State,
  step: z.string().optional(),
  desk: z.string().optional(),
  unitName: z.string().optional(),
  due: z.string().optional(),
  daysLeft: z.number().optional(),
  paused: z.boolean().optional(),
  changedAt: z.string(),
});

export const CaseRows = z.object({
  rows: z.array(CaseRow).readonly(),
  next: z.string().optional(),
  total: z.number().optional(),
});

const Shown = z.record(z.string(), z.string()).describe('号码、电话、地址以星号遮盖');

const Party = z.object({ path: z.string(), name: z.string() });

const Pupil = z.object({
  ordinal: z.number(),
  student: z.string().optional().describe('可查看其学籍时才有'),
  name: z.string(),
  unit: z.string().describe('学校与班级'),
  answers: Shown,
  effect: z.enum(['change', 'open', 'delete', 'restore', 'none']).optional(),
  before: Shown,
  after: Shown,
  movesTo: z.string().optional().describe('转到的学校'),
  masked: z.array(z.string()).readonly().describe('以星号遮盖的栏目，可逐项查看原文'),
  objections: Objections,
});

const Step = z.object({
  id: z.string(),
  title: z.string(),
  office: z.string(),
  unitName: z.string(),
  days: z.number(),
  startedOn: z.string().optional(),
  due: z.string().optional(),
  daysLeft: z.number().optional(),
  doneOn: z.string().optional(),
  outcome: z.string().optional(),
  pausedDays: z.number().optional(),
  calendar: z.string().optional().describe('推算期限所依据的工作日历版本'),
  current: z.boolean(),
  outside: z.boolean().optional(),
});

const POINTS = Object.keys(CHECKLIST) as [CheckPoint, ...CheckPoint[]]; // the keys of a literal object

const Evidence = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  step: z.string().optional().describe('系统外环节的凭证属于哪个环节'),
  type: z.enum(['image/jpeg', 'image/png', 'application/pdf']),
  width: z.number().optional(),
  height: z.number().optional(),
  pages: z.number().optional(),
  size: z.number(),
  hints: z.array(z.string()).readonly(),
  usedElsewhere: z.number().describe('另有几名学生的业务用了同一份或相似的材料'),
  addedAt: z.string(),
  addedBy: z.string().optional(),
  verdict: z
    .object({
      points: z.partialRecord(z.enum(POINTS), z.boolean()),
      note: z.string().optional(),
      by: z.string(),
      at: z.string(),
    })
    .optional(),
});

const Event = z.object({
  revision: z.number(),
  at: z.string(),
  event: z.string(),
  title: z.string(),
  by: z.string().optional(),
  office: z.string().optional(),
  step: z.string().optional(),
  reason: z.string().optional(),
  text: z.string().optional(),
  doneOn: z.string().optional(),
  exempted: z.boolean().optional(),
});

const Message = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  office: z.string(),
  unitName: z.string(),
  kind: z.enum(['message', 'urge']),
  text: z.string(),
});

const Action = z.enum(['submit', 'approve', 'return', 'refuse', 'withdraw']);
const Deed = z.enum([...Action.options, 'edit', 'attach', 'pause', 'resume', 'urge', 'message']);

/** 案卷 */
export const CaseView = z.object({
  id: z.string(),
  number: z.string(),
  procedure: z.string(),
  title: z.string(),
  state: State,
  step: z.number().optional(),
  revision: z.number(),
  hash: z.string(),
  due: z.string().optional(),
  daysLeft: z.number().optional(),
  paused: z.boolean().optional(),
  parties: z.object({ holding: Party.optional(), receiving: Party.optional() }),
  applicants: z.array(z.string()).readonly(),
  exempt: z.boolean().describe('县局给予小规模学校豁免'),
  pupils: z.array(Pupil).readonly(),
  answers: Shown,
  steps: z.array(Step).readonly(),
  evidence: z.array(Evidence).readonly(),
  required: z.array(z.union([z.string(), z.object({ anyOf: z.array(z.string()).readonly() })])).readonly(),
  objections: Objections,
  actions: z.array(Action).readonly(),
  may: z.array(Deed).readonly().describe('除办理意见外还能做的：修改、添附材料、暂停计时、催办、留言'),
  whyNot: z.partialRecord(Deed, z.string()),
  events: z.array(Event).readonly(),
  messages: z.array(Message).readonly(),
  boundTo: z.object({ id: z.string(), number: z.string(), procedure: z.string() }).optional(),
  receipt: z.string().optional().describe('家长查询办理进度的回执码'),
});

const Answers = z.record(z.string().max(60), z.string().max(2000));

export const LookUp = z.object({
  name: z.string().trim().min(1, '请输入姓名').max(60),
  number: z.string().trim().min(5, '号码不完整').max(40).describe('学籍号或身份证件号，须完整'),
});

const MOST_PUPILS = 500;
const Students = z.array(z.uuid()).max(MOST_PUPILS, `一件最多 ${MOST_PUPILS} 名学生，请分几件`);

/** 录取名册 */
export const Roll = z
  .array(LookUp.extend({ className: z.string().trim().max(20, '班级名称太长').optional() }))
  .max(MOST_PUPILS, `一件最多 ${MOST_PUPILS} 名学生，请分几件`);

export const OpenBody = z.object({
  procedure: z.string().max(60),
  students: Students.optional(),
  roll: Roll.optional(),
  lookup: LookUp.optional(),
  proposal: z.uuid().optional(),
  answers: Answers.optional(),
});

export const Opened = z.object({ id: z.string(), number: z.string() });

export const BlockersBody = z.object({ procedure: z.string().max(60), students: Students.min(1, '请先选择学生') });

export const Blockers = z.object({
  pupils: z.array(z.object({ student: z.string(), name: z.string(), objections: Objections })).readonly(),
});

export const LookUpBody = LookUp.extend({ procedure: z.string().max(60) });

export const LookedUp = z.object({
  found: z.object({ name: z.string(), school: z.string(), class: z.string(), status: z.string() }),
  objections: Objections,
});

const Seen = z.object({ revision: z.int().min(1), hash: z.string().max(100) });

export const AnswersBody = z.object({
  seen: z.object({ revision: z.int().min(1), hash: z.string().max(100).optional() }),
  answers: Answers,
  pupils: z
    .array(z.object({ ordinal: z.int().min(0).max(MOST_PUPILS), answers: Answers }))
    .max(MOST_PUPILS)
    .optional(),
});

export const Saved = z.object({ revision: z.number(), hash: z.string() });

const Text = z.string().trim().max(500, '最多 500 字');

const REASONS = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]]; // the keys of a literal object

export const DecisionBody = z.object({
  action: Action,
  seen: Seen,
  reason: Text.optional(),
  returnReason: z.enum(REASONS, '请从标准退回理由中选一条').optional().describe('标准退回理由'),
  doneOn: z.iso
    .date('日期应写作 2025-03-20')
    .transform((day) => day as LocalDate) // zod has read it as a day
    .optional()
    .describe('系统外环节实际办结的日期'),
});

export const Key = z.looseObject({
  'idempotency-key': z.uuid('请求缺少防重复提交的标识，请刷新页面后重试').describe('同一个请求只生效一次'),
});

/** Where a second one does no harm a request may come without. */
export const MaybeKey = Key.partial();

export const Decided = z.object({
  id: z.string(),
  revision: z.number(),
  state: State,
  step: z.string().optional(),
  due: z.string().optional(),
});

export const MessageBody = z.object({ text: Text.min(1, '请填写留言内容') });
export const UrgeBody = z.object({ text: Text.optional() });
export const PauseBody = z.object({ reason: Text.min(2, '请说明暂停的原因') });

export const Said = z.object({ id: z.string() });
export const Next = z.object({ id: z.string().optional(), left: z.number() });

export const RevealBody = z.object({
  ordinal: z.int().min(0).max(MOST_PUPILS),
  name: z.string().max(60).describe('栏目'),
  of: z.enum(['answers', 'before', 'after']),
  reason: z.string().trim().min(2, '请说明事由').max(200, '事由最多 200 字'),
});
