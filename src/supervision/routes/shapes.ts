import { z } from 'zod';
import { EVIDENCE_TYPES, type EvidenceType } from '#src/evidence/evidence-item.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { SupervisionLine } from '../store/list-supervisions.ts';
import {
  EVERY_SUPERVISION_DEED,
  SUPERVISION_STATES,
  type SupervisionDeed,
  type SupervisionState,
} from '../supervision.ts';

export const SupervisionId = z.object({ id: z.uuid() });
export const FileId = SupervisionId.extend({ file: z.uuid() });

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

const State = z.enum(Object.keys(SUPERVISION_STATES) as [SupervisionState]); // the keys of a literal object
const Deed = z.enum(EVERY_SUPERVISION_DEED as [SupervisionDeed, ...SupervisionDeed[]]); // there are seven

/** A screen of ours: a path of one slash, and short texts. */
const DoorShape = z.object({
  to: z
    .string()
    .max(100)
    .regex(/^\/(?!\/)/, '页面地址有误'),
  params: z.record(z.string().max(40), z.string().max(100)).optional(),
  search: z.record(z.string().max(40), z.string().max(200)).optional(),
});

const Origin = z.object({
  kind: z.string().max(40).describe('哪一类事项或指标'),
  id: z.string().max(100).optional(),
  title: z.string().max(100).describe('名称，不含学生信息'),
  door: DoorShape.optional().describe('名单所在的页面'),
});

export const DraftShape = z.object({
  receiver: Path.describe('被督办单位'),
  subject: z.string().max(200).describe('事由，不含学生信息'),
  demand: z.string().max(4000).describe('要求'),
  basis: z.string().max(1000).describe('依据'),
  days: z.number().int().describe('几个工作日内答复'),
  origin: Origin.optional().describe('因何督办'),
});

const Seen = z.object({ revision: z.number().int(), words: z.string().max(8000).default('') });
export const AnswerShape = Seen.extend({ deed: z.enum(['answer', 'ask-extension']) });
export const JudgementShape = Seen.extend({
  deed: z.enum(['urge', 'extend', 'accept', 'send-back', 'withdraw']),
  days: z.number().int().optional().describe('延长，或重新办理的工作日数'),
});

export const Filters = z.object({
  state: z.enum(['unsettled', 'overdue', ...State.options]).optional(),
  side: z.enum(['issued', 'received']).optional().describe('本单位发起的、本单位收到的'),
  unit: Path.optional().describe('被督办单位在其下'),
  kind: z.string().max(40).optional().describe('因何督办：种类'),
  about: z.string().max(100).optional().describe('因何督办：那一件'),
});

export const Line = z.object({
  id: z.string(),
  issuer: z.string(),
  issuerName: z.string(),
  receiver: z.string(),
  receiverName: z.string(),
  subject: z.string(),
  origin: Origin.optional(),
  openedOn: z.string(),
  due: z.string().optional(),
  daysLeft: z.number().optional().describe('待答复的：还剩几个工作日，负数为逾期'),
  state: State,
  answeredOn: z.string().optional(),
  closedOn: z.string().optional(),
});

export const Counts = z.object({
  open: z.number(),
  answered: z.number(),
  returned: z.number(),
  overdue: z.number(),
  closed: z.number(),
  withdrawn: z.number(),
});

const Event = z.object({
  number: z.number(),
  title: z.string(),
  at: z.string(),
  by: z.string().optional().describe('系统提醒的为空'),
  words: z.string(),
  days: z.number().optional(),
  due: z.string().optional(),
});

const File = z.object({
  id: z.string(),
  side: z.enum(['issuer', 'receiver']),
  name: z.string(),
  type: z.enum(Object.keys(EVIDENCE_TYPES) as [EvidenceType]), // the keys of a literal object
  size: z.number(),
  pages: z.number().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  addedAt: z.string(),
  addedBy: z.string(),
});

export const WholeSupervision = Line.extend({
  demand: z.string(),
  basis: z.string(),
  days: z.number(),
  revision: z.number(),
  deeds: z.array(Deed).readonly().describe('现在可办的'),
  mayAttach: z.enum(['issuer', 'receiver']).optional().describe('可上传附件的，以哪一方'),
  events: z.array(Event).readonly(),
  files: z.array(File).readonly(),
});

/** What a list and a page both say of it. */
export function lineOf({ supervision, issuerName, receiverName }: SupervisionLine, daysLeft: number | undefined) {
  const { id, issuer, receiver, subject, origin, openedOn, due, state, answeredOn, closedOn } = supervision;
  const { door, ...named } = origin ?? { kind: '', title: '' };
  const arose = origin && { ...named, ...(door && { door: plainDoor(door) }) };
  return {
    ...{
      id,
      issuer,
      issuerName,
      receiver,
      receiverName,
      subject,
      openedOn,
      due,
      state,
      answeredOn,
      closedOn,
      daysLeft,
    },
    origin: arose,
  };
}

function plainDoor({ to, params, search }: NonNullable<NonNullable<SupervisionLine['supervision']['origin']>['door']>) {
  return { to, ...(params && { params: { ...params } }), ...(search && { search: { ...search } }) };
}
