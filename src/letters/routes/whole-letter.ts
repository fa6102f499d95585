import { z } from 'zod';
import { LetterLine } from './shapes.ts';

const Lines = z.array(z.string()).readonly();

/** One letter as it is read: every number in stars. */
export const WholeLetter = LetterLine.extend({
  addressee: z.string().describe('主送机关'),
  body: Lines,
  enclosures: Lines,
  annexes: z
    .array(z.object({ title: z.string(), headings: Lines, rows: z.array(Lines).readonly() }))
    .readonly()
    .describe('附表'),
  houseName: z.string().describe('发文机关'),
  contact: z.string(),
  about: z.object({ kind: z.string(), id: z.string() }).optional(),
  addressees: z
    .array(
      z.object({
        copy: z.boolean().describe('抄送'),
        name: z.string(),
        unit: z.string().optional(),
        takenAt: z.string().optional().describe('签收时间'),
        takenBy: z.string().optional(),
      }),
    )
    .readonly(),
  outcomes: z
    .array(z.object({ key: z.string(), words: z.string() }))
    .readonly()
    .describe('回执可以有的结果'),
  hasSecrets: z.boolean().describe('有没有密件附页'),
  draftedBy: z.string().optional(),
  signedBy: z.string().optional(),
  selfSigned: z.boolean(),
  mayDealWith: z.boolean(),
  maySign: z.boolean(),
  mayTake: z.boolean(),
  hasTaken: z.boolean().describe('本岗位已签收'),
});
