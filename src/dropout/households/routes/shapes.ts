import { z } from 'zod';
import { Day, Path } from '../../attendance/routes/shapes.ts';
import { type Answer, EVERY_ANSWER, EVERY_STATE, type HouseholdState, LONGEST_WORDS } from '../household-states.ts';
import type { HouseholdList } from '../store/household-lists.ts';
import { LIST_STATES, type ListState } from '../store/household-lists.ts';

export const Id = z.object({ id: z.uuid() });
export const State = z.enum(EVERY_STATE as [HouseholdState, ...HouseholdState[]]); // there are ten
const AnswerWord = z.enum(EVERY_ANSWER as [Answer, ...Answer[]]); // there are five
const STATES = Object.keys(LIST_STATES) as [ListState, ...ListState[]]; // the keys of a literal object

/** 台账筛选; a name is sent in a body and never in an address. */
export const Filter = z.object({
  unit: Path.optional(),
  state: State.optional(),
  need: z.boolean().optional().describe('只看要人去办的'),
  village: z.string().max(40).optional(),
  checker: z.string().max(20).optional(),
  words: z.string().trim().min(1).max(20).optional().describe('姓名的一部分'),
});

export const AnswerBody = z.object({
  seen: z.number(),
  answer: AnswerWord,
  on: Day,
  visitor: z.string().max(40),
  words: z.string().max(LONGEST_WORDS),
});
export const VerdictBody = z.object({ seen: z.number(), verdict: z.enum(['same', 'other']) });
export const SeenBody = z.object({ seen: z.number() });
export const AssignBody = z.object({
  ids: z.array(z.uuid()).min(1).max(500),
  unit: Path.optional(),
  checker: z.string().max(20).optional(),
});

const Counts = z.object(
  Object.fromEntries(EVERY_STATE.map((state) => [state, z.number()])) as Record<HouseholdState, z.ZodNumber>,
); // each state

export const LineShape = z.object({
  id: z.string(),
  revision: z.number(),
  name: z.string(),
  sex: z.string(),
  birthDate: z.string(),
  village: z.string(),
  unit: z.string(),
  unitName: z.string(),
  state: State,
  school: z.string(),
  checker: z.string(),
  answer: AnswerWord.optional(),
  answeredOn: z.string().optional(),
  dropout: z.string().optional().describe('控辍件'),
});

export const LinesShape = z.object({ rows: z.array(LineShape).readonly(), total: z.number() });

export const WholeShape = LineShape.extend({
  number: z.string().describe('遮盖'),
  address: z.string(),
  guardian: z.string(),
  phone: z.string().describe('遮盖'),
  match: z.enum(['number', 'person']).optional(),
  verdict: z.enum(['same', 'other']).optional(),
  student: z.string().optional(),
  visitor: z.string(),
  words: z.string(),
  mayCheck: z.boolean(),
});

const CountsLine = z.object({ path: z.string(), name: z.string(), total: z.number(), counts: Counts });

export const FiguresShape = z.object({
  rows: z.array(CountsLine).readonly(),
  whole: CountsLine,
  villages: z.array(z.object({ village: z.string(), total: z.number(), need: z.number() })).readonly(),
  checkers: z.array(z.string()).readonly(),
  asOf: z.string().optional(),
  comparedAt: z.string().optional(),
});

export const ListShape = z.object({
  id: z.string(),
  unit: z.string(),
  unitName: z.string(),
  asOf: z.string(),
  state: z.enum(STATES),
  message: z.string(),
  rows: z.number(),
  faults: z.array(z.object({ row: z.number(), message: z.string() })).readonly(),
  task: z.string().optional(),
  at: z.string(),
  by: z.string(),
  committedAt: z.string().optional(),
  comparedAt: z.string().optional(),
  counts: Counts,
});

export function listSent({ at, committedAt, comparedAt, ...list }: HouseholdList) {
  return {
    ...{ ...list, at: at.toISOString() },
    ...{ committedAt: committedAt?.toISOString(), comparedAt: comparedAt?.toISOString() },
  };
}
