import { z } from 'zod';
import {
  CLAIM_BASES,
  CLAIM_KINDS,
  CLAIM_STATES,
  type ClaimBasis,
  type ClaimKind,
  type ClaimState,
  EVERY_RULING,
  type Ruling,
} from '../claim.ts';

const oneOf = <Name extends string>(names: readonly string[]) => z.enum(names as [Name, ...Name[]]); // keys of literal objects

const KindName = oneOf<ClaimKind>(Object.keys(CLAIM_KINDS));
const BasisName = oneOf<ClaimBasis>(Object.keys(CLAIM_BASES));
const StateName = oneOf<ClaimState>(Object.keys(CLAIM_STATES));
const RulingName = oneOf<Ruling>(EVERY_RULING);
const Side = z.enum(['one', 'other']);

export const ClaimLine = z.object({
  id: z.string(),
  number: z.string(),
  kind: KindName,
  basis: BasisName,
  name: z.string(),
  one: z.string(),
  other: z.string(),
  state: StateName,
  ruling: RulingName.optional(),
  isAsked: z.boolean().describe('本校还没有说明'),
  openedAt: z.string(),
  dueOn: z.string().optional(),
  daysLeft: z.number().optional(),
});

export const Shown = z.object({
  id: z.string(),
  number: z.string(),
  kind: KindName,
  basis: BasisName,
  name: z.string(),
  student: z.string(),
  state: StateName,
  openedAt: z.string(),
  dueOn: z.string().optional(),
  daysLeft: z.number().optional(),
  ruling: RulingName.optional(),
  ruledAt: z.string().optional(),
  raised: z.string(),
  reason: z.string(),
  sides: z.array(
    z.object({
      side: Side,
      school: z.string(),
      hasSpoken: z.boolean(),
      saidAt: z.string().optional(),
      hasChild: z.boolean().optional(),
      words: z.string(),
      isOwn: z.boolean(),
      files: z.array(
        z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number(), addedAt: z.string() }),
      ),
    }),
  ),
  next: z.array(
    z.object({
      side: Side,
      procedure: z.string().optional(),
      words: z.string(),
      school: z.string(),
      isOwn: z.boolean(),
    }),
  ),
  mayState: z.boolean(),
  mayRule: z.boolean(),
});
