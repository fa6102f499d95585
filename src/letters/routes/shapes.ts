import { z } from 'zod';
import { EVERY_OFFICE, type Office } from '#src/organization/office.ts';
import { Path } from '#src/organization/routes/shapes.ts';
import {
  DISPATCH_WAYS,
  type DispatchWay,
  EVERY_HOUSE,
  EVERY_LETTER_KIND,
  EVERY_LETTER_STATE,
  type House,
  type Letter,
  type LetterKind,
  type LetterState,
} from '../letter.ts';

const OfficeName = z.enum(EVERY_OFFICE as [Office, ...Office[]]); // there are nine

export const LetterId = z.object({ id: z.uuid() });
export const Seen = z.object({ revision: z.number().int() });
export const Kind = z.enum(EVERY_LETTER_KIND as [LetterKind, ...LetterKind[]]); // there are six
export const State = z.enum(EVERY_LETTER_STATE as [LetterState, ...LetterState[]]); // there are six
export const HouseName = z.enum(EVERY_HOUSE as [House, ...House[]]); // there are five
export const Way = z.enum(Object.keys(DISPATCH_WAYS) as [DispatchWay, ...DispatchWay[]]); // a literal object's keys

export const Reason = z.string().trim().min(1, '请写明原因').max(200, '原因最多 200 字');

/** One line of a list of letters. */
export const LetterLine = z.object({
  id: z.string(),
  kind: Kind,
  template: z.string(),
  templateName: z.string(),
  state: State,
  number: z.string().optional(),
  title: z.string(),
  house: HouseName,
  unit: z.string(),
  draftedAt: z.string(),
  signedOn: z.string().optional(),
  sentOn: z.string().optional(),
  sentWay: Way.optional(),
  receiptDue: z.string().optional(),
  receiptOn: z.string().optional(),
  receiptWords: z.string().optional().describe('回执的结果'),
  voidReason: z.string().optional(),
  revision: z.number(),
});

export const Turned = z.object({ id: z.string(), state: State, number: z.string().optional(), revision: z.number() });

export function turnedOf({ id, state, number, revision }: Letter) {
  return { id, state, number, revision };
}

export const TemplateKey = z.object({
  key: z
    .string()
    .regex(/^[a-z.-]+$/)
    .max(60),
});

/** 主送、抄送 as they are sent. */
export const Addressees = z
  .array(
    z.object({
      name: z.string().trim().min(1, '请写名称').max(100, '名称最多 100 字'),
      unit: Path.optional().describe('系统内的单位'),
      offices: z.array(OfficeName).max(9).readonly().optional().describe('由哪些岗位收；不填的按单位种类'),
    }),
  )
  .max(200)
  .readonly();
