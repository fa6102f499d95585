import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import { EVERY_HANDLING } from '../../ledger/line-filter.ts';
import type { CampaignSummary } from '../campaign-summary.ts';
import { EVERY_FIGURE, EVERY_SECTION, type SectionName } from '../figures.ts';
import type { SignOff } from '../store/read-sign-offs.ts';

export const CampaignId = z.object({ id: z.uuid() });
export const SignOffId = z.object({ id: z.uuid(), signOff: z.uuid() });

const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

export const OfUnit = z.object({ unit: Path.optional().describe('缺省为本单位') });

export const Section = z.enum(EVERY_SECTION as [SectionName, ...SectionName[]]); // there are six

const Counts = z.partialRecord(z.enum(EVERY_FIGURE), z.number());

const Place = z.object({ path: z.string(), name: z.string() });

export const Signed = z.object({ by: z.string(), at: z.string() });

export const UnitLine = Place.extend({
  kind: z.string(),
  counts: Counts,
  unplaced: z.literal(true).optional().describe('未分班：直接归在上级单位的'),
  signed: Signed.optional(),
});

export const Summary = z.object({
  asOf: z.string(),
  above: z.array(Place).readonly(),
  whole: UnitLine,
  rows: z.array(UnitLine).readonly(),
  problems: z
    .array(
      z.object({ rule: z.string(), title: z.string(), pupils: z.partialRecord(z.enum(EVERY_HANDLING), z.number()) }),
    )
    .readonly()
    .optional(),
});

export const BehindLine = UnitLine.extend({ under: z.string().describe('学校所属的中心校') });

export const Objections = z
  .array(
    z.object({
      code: z.string(),
      message: z.string(),
      look: z
        .object({ unit: z.string(), filter: z.record(z.string(), z.union([z.string(), z.boolean()])).optional() })
        .optional()
        .describe('到哪里看：台账里的这些行，或这个单位的汇总'),
    }),
  )
  .readonly();

export const Level = z.enum(['school', 'central-school', 'county']);

export const SignOffLine = z.object({
  id: z.string(),
  unit: z.string(),
  unitName: z.string(),
  level: Level,
  signedAt: z.string(),
  signer: z.string(),
  office: z.string().describe('岗位名称'),
  digest: z.string().describe('定稿的校验值'),
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).optional(),
  mayWithdraw: z.boolean(),
});

export const Reason = z.object({ reason: z.string().trim().min(1, '请写明撤回的原因').max(200, '原因最多 200 字') });

/** A summary as it is sent: nothing is left out, and absent stays absent. */
export function summarySent({ asOf, above, whole, rows, problems }: CampaignSummary): z.input<typeof Summary> {
  return { asOf, above, whole, rows, ...(problems && { problems }) };
}

export function signOffSent(
  { signedAt, withdrawn, office, ...signOff }: SignOff,
  titleOf: (office: SignOff['office']) => string,
  mayWithdraw: boolean,
): z.input<typeof SignOffLine> {
  return {
    ...signOff,
    office: titleOf(office),
    signedAt: signedAt.toISOString(),
    ...(withdrawn && { withdrawn: { ...withdrawn, at: withdrawn.at.toISOString() } }),
    mayWithdraw,
  };
}
