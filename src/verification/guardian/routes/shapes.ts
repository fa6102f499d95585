import { z } from 'zod';

export const ReceiptShape = z.object({
  number: z.string().describe('回执编号'),
  sentAt: z.string(),
  signer: z.string(),
  remark: z.string(),
  items: z.array(z.object({ title: z.string(), before: z.string(), typed: z.string() })).readonly(),
  state: z.string().describe('waiting 待学校录入；unchanged 没有要改的；keyed 已录入；asked 学校请您再确认；kept 留存'),
});

export const SheetShape = z.object({
  campaign: z.string(),
  deadline: z.string(),
  school: z.string(),
  class: z.string(),
  name: z.string(),
  notice: z
    .object({ version: z.string(), parts: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly() })
    .readonly(),
  values: z.record(z.string(), z.string()).describe('各栏现在的内容，号码遮盖'),
  problems: z.array(z.object({ cell: z.string(), words: z.string() })).readonly(),
  question: z.string().optional(),
  revision: z.number(),
  receipt: ReceiptShape.optional(),
  closed: z.string().optional().describe('不能提交的原因'),
});

export const CampaignId = z.object({ id: z.uuid() });
export const AnswerId = CampaignId.extend({ answer: z.uuid() });

export const AnswersShape = z.object({
  rows: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        place: z.object({ school: z.string(), class: z.string() }),
        number: z.string(),
        sentAt: z.string(),
        state: z.string(),
      }),
    )
    .readonly(),
  total: z.number(),
});

export const AnswerShape = z.object({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  sentAt: z.string(),
  signer: z.string(),
  remark: z.string(),
  signature: z.string().describe('PNG，base64'),
  state: z.string(),
  recordRevision: z.number(),
  cells: z
    .array(
      z.object({
        name: z.string(),
        title: z.string(),
        isKey: z.boolean(),
        printed: z.string(),
        now: z.string(),
        written: z.string(),
        hasMoved: z.boolean(),
      }),
    )
    .readonly(),
});
