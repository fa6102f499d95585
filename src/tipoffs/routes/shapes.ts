import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import { BUCKETS } from '../sealing/padding.ts';
import {
  ENVELOPE_KINDS,
  TIP_OFF_DEEDS,
  TIP_OFF_OUTCOMES,
  TIP_OFF_REFUSALS,
  TIP_OFF_STATES,
  type TipOffDeed,
  type TipOffOutcome,
  type TipOffRefusal,
  type TipOffState,
} from '../tip-off.ts';

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): [Key, ...Key[]] {
  return Object.keys(table) as [Key, ...Key[]]; // none of these tables is empty
}

/** Bytes as text, no more than so many. */
const Bytes = (most: number) =>
  z
    .base64('内容没有收完整，请再试一次')
    .max(Math.ceil(most / 3) * 4, '内容太大')
    .transform((text) => Buffer.from(text, 'base64'));

export const Key32 = Bytes(32).refine(({ length }) => length === 32, '钥匙不完整');
export const Locked = Bytes(200);
const Wrapped = Bytes(200);

/** nonce and mark beside the largest bucket. */
const Body = Bytes(Math.max(...BUCKETS) + 40).refine(({ length }) => BUCKETS.some((size) => size + 40 === length), {
  message: '没有补齐，不能收',
});

/** The largest report, as text, with room for its wraps. */
export const MOST_SENT = Math.ceil((Math.max(...BUCKETS) * 4) / 3) + 64 * 1024;

export const TipOffId = z.object({ id: z.uuid() });
export const State = z.enum(keysOf<TipOffState>(TIP_OFF_STATES));
export const Outcome = z.enum(keysOf<TipOffOutcome>(TIP_OFF_OUTCOMES));
export const Refusal = z.enum(keysOf<TipOffRefusal>(TIP_OFF_REFUSALS));
export const Deed = z.enum(keysOf<TipOffDeed>(TIP_OFF_DEEDS));
export const Kind = z.enum(ENVELOPE_KINDS);

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

export const Wraps = z
  .array(z.object({ key: z.uuid(), wrapped: Wrapped }))
  .min(1)
  .max(40)
  .readonly();

export const SentLetter = z.object({ body: Body, reporterWrap: Wrapped.optional(), wraps: Wraps });

/** 回执凭证: 32 bytes that the browser makes of the receipt code. */
export const Token = z.string().regex(/^[0-9a-f]{64}$/, '回执码有误');

export const Bytes64 = z.string().describe('base64');

export const PublicKeys = z.array(z.object({ id: z.string(), publicKey: Bytes64 })).readonly();

export const ViewShape = z.object({
  id: z.string(),
  number: z.string(),
  said: z.string(),
  ending: z.string().optional(),
  receivedOn: z.string(),
  reporterKey: Bytes64,
  reporterLocked: Bytes64,
  letters: z
    .array(
      z.object({
        kind: z.enum(['report', 'message']),
        mine: z.boolean(),
        day: z.string(),
        body: Bytes64,
        wrapped: Bytes64,
      }),
    )
    .readonly(),
  keys: PublicKeys,
});

export const LineShape = z.object({
  id: z.string(),
  number: z.string(),
  state: State,
  unitName: z.string().optional().describe('举报人不清楚的没有'),
  receivedOn: z.string(),
  due: z.string().optional(),
  daysLeft: z.number().optional(),
  outcome: Outcome.optional(),
  hasIdentity: z.boolean(),
  awaitsAnswer: z.boolean(),
});

export const OpenedShape = z.object({
  id: z.string(),
  number: z.string(),
  state: State,
  unitName: z.string().optional(),
  receivedOn: z.string(),
  due: z.string().optional(),
  extended: z.boolean(),
  outcome: Outcome.optional(),
  refusal: Refusal.optional(),
  hasIdentity: z.boolean(),
  agreed: z.array(z.string()).readonly().describe('已同意打开真实姓名的查办员'),
  reporterKey: Bytes64,
  revision: z.number(),
  deeds: z.array(Deed).readonly(),
  letters: z
    .array(
      z.object({
        number: z.number(),
        kind: Kind,
        by: z.string().optional(),
        day: z.string(),
        body: Bytes64,
        wrapped: Bytes64.optional().describe('没有封给您的没有'),
      }),
    )
    .readonly(),
  steps: z
    .array(z.object({ deed: z.string(), by: z.string().optional(), day: z.string(), detail: z.string() }))
    .readonly(),
  keys: z.array(z.object({ id: z.string(), person: z.string(), publicKey: Bytes64 })).readonly(),
});

export const KeysShape = z.object({
  mine: z
    .object({ id: z.string(), publicKey: Bytes64, locked: Bytes64, madeOn: z.string(), isConfirmed: z.boolean() })
    .optional(),
  keys: z
    .array(
      z.object({
        id: z.string(),
        person: z.string(),
        name: z.string(),
        publicKey: Bytes64,
        madeOn: z.string(),
        isConfirmed: z.boolean(),
        isMine: z.boolean(),
      }),
    )
    .readonly(),
});
