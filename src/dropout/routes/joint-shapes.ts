import { z } from 'zod';
import { type Deed, EVERY_DEED } from '../deeds.ts';
import { CategoryName, FileSent, Outcome, State, VisitSent } from './shapes.ts';

/** 报来的一名学生, in the township's list: who, which school, how long. */
export const JointLine = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  school: z.string(),
  state: State,
  reportedOn: z.string().optional(),
  daysAway: z.number().optional(),
  outcome: Outcome.optional(),
  due: z.string().optional(),
  left: z.number().optional(),
});

/** The same, opened: what the joint group needs to go there. Of the school's visits only that they were. */
export const JointWhole = JointLine.extend({
  sex: z.string(),
  class: z.string(),
  category: CategoryName.optional(),
  whereabouts: z.string(),
  firstAbsentOn: z.string().optional(),
  receivedAt: z.string().optional(),
  address: z.string().describe('到村，门牌遮盖'),
  guardians: z
    .array(z.object({ name: z.string(), relation: z.string(), phone: z.string(), cell: z.string() }))
    .readonly(),
  schoolVisits: z.number().describe('学校排查、劝返的次数'),
  failedVisits: z.number(),
  outcomeWords: z.string(),
  visits: z.array(VisitSent).describe('联合劝返记录'),
  files: z.array(FileSent),
  deeds: z.array(z.enum(EVERY_DEED as [Deed])).readonly(), // the keys of a literal object
});
