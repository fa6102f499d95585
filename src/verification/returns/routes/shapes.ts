import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import { EVERY_RETURN_LIST, RETURN_STATES, type ReturnList, type ReturnState } from '../return-lists.ts';

export const CampaignId = z.object({ id: z.uuid() });
export const ReturnId = CampaignId.extend({ return: z.uuid() });
export const ScanId = CampaignId.extend({ scan: z.uuid() });

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

const State = z.enum(Object.keys(RETURN_STATES) as [ReturnState, ...ReturnState[]]); // there are five
export const List = z.enum(EVERY_RETURN_LIST as [ReturnList, ...ReturnList[]]); // there are six

const Place = z.object({ school: z.string(), class: z.string() });

export const Arrived = z.object({
  is: z.string().describe('counted 已登记；其他各种情况见 message'),
  title: z.string(),
  message: z.string(),
  warnings: z.array(z.string()).readonly(),
  isCounted: z.boolean(),
  pupil: z.object({ student: z.string(), name: z.string(), place: Place }).optional(),
  returnId: z.string().optional().describe('刚登记的可凭此撤销；别校的没有'),
});

export const Listed = z.object({
  rows: z
    .array(
      z.object({
        id: z.string(),
        student: z.string(),
        name: z.string(),
        place: Place,
        state: State,
        arrival: z.string(),
        way: z.string(),
        cameAt: z.string(),
        cameBy: z.string().optional(),
        keyedAt: z.string().optional(),
        keyedBy: z.string().optional(),
        isKeyedByMe: z.boolean(),
        question: z.string().optional(),
        warnings: z.array(z.string()).readonly(),
        caseId: z.string().optional(),
        lineState: z.string().optional(),
        hasScan: z.boolean(),
        isHeldByOther: z.boolean(),
      }),
    )
    .readonly(),
  total: z.number(),
});

export const Unmatched = z.object({
  rows: z
    .array(
      z.object({
        id: z.string(),
        page: z.number(),
        arrival: z.string(),
        takenAt: z.string(),
        width: z.number(),
        height: z.number(),
      }),
    )
    .readonly(),
  total: z.number(),
});

const Texts = z.record(z.string().max(60), z.string().max(300));

/** 录入的内容 */
export const Keyed = z.object({
  typed: Texts.describe('家长改了的各栏，按学籍字段名'),
  again: Texts.default({}).describe('关键信息第二次录入'),
  confirmed: z.array(z.string().max(60)).max(100).readonly().default([]).describe('印表后已变动、仍按家长填写的各栏'),
});

export const Verdict = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('unchanged'), seen: z.number().int() }),
  z.object({ verdict: z.literal('changed'), seen: z.number().int(), keyed: Keyed }),
  z.object({
    verdict: z.literal('ask'),
    seen: z.number().int(),
    question: z.string().trim().min(1, '请写明请家长确认什么').max(200),
  }),
]);

export const Settled = z.object({ message: z.string(), caseId: z.string().optional(), cells: z.number() });

const Pages = z
  .array(z.object({ id: z.string(), width: z.number(), height: z.number(), isOwn: z.boolean() }))
  .readonly()
  .describe('本张的各页在前，同一学生其他各张的在后');

export const View = z.object({
  id: z.string(),
  student: z.string(),
  name: z.string(),
  unit: z.string(),
  place: Place,
  state: State,
  arrival: z.string(),
  warnings: z.array(z.string()).readonly(),
  lineState: z.string(),
  revision: z.number(),
  recordRevision: z.number(),
  caseId: z.string().optional(),
  groups: z
    .array(
      z.object({
        title: z.string(),
        cells: z
          .array(
            z.object({
              name: z.string(),
              title: z.string(),
              isKey: z.boolean(),
              printed: z.string(),
              now: z.string(),
              hasMoved: z.boolean(),
              isMasked: z.boolean(),
              guarded: z.string().describe('不能凭核对表改的，写明走什么业务'),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  scans: Pages,
  sentBack: z.string().optional().describe('复核退回的原因'),
  draft: Keyed.optional(),
  others: z.array(z.object({ id: z.string(), state: z.string(), cameAt: z.string() })).readonly(),
});

export const Recheck = z.object({
  id: z.string(),
  student: z.string(),
  name: z.string(),
  place: Place,
  revision: z.number(),
  keyedBy: z.string(),
  keyedAt: z.string().optional(),
  isKeyedByMe: z.boolean(),
  isWaiting: z.boolean(),
  caseId: z.string().optional(),
  scans: Pages,
  cells: z
    .array(
      z.object({
        name: z.string(),
        title: z.string(),
        isKey: z.boolean(),
        printed: z.string(),
        keyed: z.string(),
        isChangedSince: z.boolean(),
      }),
    )
    .readonly(),
});

export const RecheckVerdict = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('right'), seen: z.number().int() }),
  z.object({
    verdict: z.literal('wrong'),
    seen: z.number().int(),
    reason: z.string().trim().min(1, '请写明哪里录错了').max(200),
  }),
]);

export const Batches = z.object({
  rows: z
    .array(
      z.object({
        id: z.string(),
        state: z.enum(['running', 'done', 'cancelled', 'interrupted']),
        task: z.string().optional(),
        files: z.number(),
        pages: z.number(),
        total: z.number(),
        twice: z.number().describe('以前上传过的页'),
        matched: z.number(),
        unmatched: z.number(),
        aside: z.number(),
        refused: z.array(z.object({ file: z.number(), message: z.string() })).readonly(),
        begunAt: z.string(),
        begunBy: z.string(),
      }),
    )
    .readonly(),
});

const count = z.number();
export const Figures = z.object({
  waiting: count,
  recheck: count,
  asked: count,
  keyed: count,
  unchanged: count,
  turns: count,
  unmatched: count.describe('识别不出、等人认领的扫描页'),
});
