import { z } from 'zod';
import type { Actor } from '#src/organization/office.ts';
import { Path } from '../../campaign/routes/shapes.ts';
import type { LineDeed } from '../line.ts';
import { EVERY_HANDLING, type Handling as HandlingName, type LineFilter, NUMBER_WORDS } from '../line-filter.ts';
import { CANNOT_REASONS, EVERY_LINE_STATE, type LineState, RETURN_WAYS } from '../line-states.ts';
import { MOST_LINES } from '../store/line-work.ts';
import type { ListedLine } from '../store/search-lines.ts';

export const CampaignId = z.object({ id: z.uuid() });
export const LineId = z.object({ id: z.uuid(), student: z.uuid() });

const State = z.enum(EVERY_LINE_STATE as [LineState, ...LineState[]]); // there are eight
const Way = z.enum(Object.keys(RETURN_WAYS) as [keyof typeof RETURN_WAYS]); // the keys of a literal object
const Reason = z.enum(Object.keys(CANNOT_REASONS) as [keyof typeof CANNOT_REASONS]); // the keys of a literal object
const Handling = z.enum([...EVERY_HANDLING, 'settled'] as [HandlingName | 'settled']); // there are five, and what is none of the open
const NumberWord = z.enum(Object.keys(NUMBER_WORDS) as [keyof typeof NUMBER_WORDS]); // the keys of a literal object
const YesOrNo = z.enum(['yes', 'no']).optional();

/** 筛选 as an address writes it; a name is not among it. */
export const FILTER = {
  unit: Path.optional().describe('机构路径；不写为本岗位所在机构'),
  state: State.optional(),
  isPrinted: YesOrNo,
  isIssued: YesOrNo,
  cameBack: YesOrNo,
  hasChanges: YesOrNo,
  isKeyed: YesOrNo,
  isSettled: YesOrNo,
  isQuestioned: YesOrNo,
  cannot: Reason.optional(),
  way: Way.optional(),
  gone: z.literal('yes').optional().describe('中途离开的'),
  withoutNumber: z.literal('yes').optional(),
  problem: z
    .string()
    .regex(/^(any|[A-Z]{2,4}-\d\d)$/)
    .optional()
    .describe('问题学籍：规则编号，或 any'),
  handling: Handling.optional(),
  number: NumberWord.optional().describe('身份证件号：没有的、材料齐全的、本次补上的'),
  unplaced: z.literal('yes').optional().describe('未分班：直接归在这个机构的'),
};

export const Filter = z.object(FILTER);

export const Search = Filter.extend({
  name: z.string().max(40).optional().describe('姓名的一部分，或拼音'),
  next: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(200).default(100),
});

type Asked = z.output<typeof Filter> & { readonly name?: string | undefined };

export function filterOf(asked: Asked): LineFilter {
  const { unit, state, cannot, way, problem, handling, number, name } = asked;
  return {
    ...{ unit, state, cannot, way, problem, handling, number, name },
    isPrinted: isYes(asked.isPrinted),
    isIssued: isYes(asked.isIssued),
    cameBack: isYes(asked.cameBack),
    hasChanges: isYes(asked.hasChanges),
    isKeyed: isYes(asked.isKeyed),
    isSettled: isYes(asked.isSettled),
    isQuestioned: isYes(asked.isQuestioned),
    gone: isYes(asked.gone),
    withoutNumber: isYes(asked.withoutNumber),
    unplaced: isYes(asked.unplaced),
  };
}

function isYes(text: 'yes' | 'no' | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'yes';
}

const note = z.string().max(200);

/** What the ledger itself does; keying is done where the sheet is keyed. */
const Deed = z.discriminatedUnion('deed', [
  z.object({ deed: z.enum(['issue', 'take-back', 'undo-return', 'can', 'recheck']) }),
  z.object({ deed: z.enum(['return', 'confirm', 'change']), way: Way.default('counted') }),
  z.object({ deed: z.literal('question'), question: note }),
  z.object({ deed: z.literal('reopen'), reason: note }),
  z.object({ deed: z.literal('cannot'), reason: Reason, note: note.default('') }),
]);

export const Deeds = z
  .object({
    deed: Deed,
    students: z.array(z.uuid()).min(1).max(MOST_LINES, `一次最多登记 ${MOST_LINES} 名学生`).optional(),
    filter: Filter.optional().describe('不逐个列出的，登记符合条件的全部'),
  })
  .refine(({ students, filter }) => (students === undefined) !== (filter === undefined), '请写明登记哪些学生');

/** Whoever rechecks is whoever asks. */
export function deedOf(asked: z.output<typeof Deed>, { person }: Actor): LineDeed {
  if (asked.deed === 'recheck') return { deed: 'recheck', by: person };
  if (asked.deed === 'return' || asked.deed === 'confirm' || asked.deed === 'change') return asked;
  if (asked.deed === 'question' || asked.deed === 'reopen' || asked.deed === 'cannot') return asked;
  return { deed: asked.deed };
}

const UndoStep = z.object({
  deed: z.enum(['issue', 'take-back', 'undo-return', 'can', 'return', 'confirm', 'change']),
  students: z.array(z.string()),
});

export const Done = z.object({
  done: z.array(z.string()).readonly(),
  refused: z.array(z.object({ student: z.string(), name: z.string(), message: z.string() })).readonly(),
  undo: z.array(UndoStep).readonly().describe('撤销这一步：依次登记；空为不能直接撤销'),
});

export const SentLine = z.object({
  student: z.string(),
  name: z.string(),
  unit: z.string(),
  place: z.object({ school: z.string(), class: z.string() }),
  state: State,
  isIssued: z.boolean(),
  hasChanges: z.boolean(),
  way: Way.optional(),
  question: z.string().optional(),
  cannot: z.object({ reason: Reason, note: z.string() }).optional(),
  isMine: z.boolean().describe('录入的是本人，不能复核'),
  keyedBy: z.string().optional(),
  recheckedBy: z.string().optional(),
  copies: z.number(),
  changedAt: z.string(),
  hasLeft: z.boolean(),
  isSigned: z.boolean(),
});

export function lineSent(line: ListedLine, me: string): z.output<typeof SentLine> {
  const { student, name, unit, place, state, isIssued, hasChanges, way, question, cannot, copies, hasLeft } = line;
  return {
    ...{ student, name, unit, place, state, isIssued, hasChanges, way, question, cannot, copies, hasLeft },
    isMine: line.keyedBy === me,
    keyedBy: line.keyedByName,
    recheckedBy: line.recheckedByName,
    changedAt: line.changedAt.toISOString(),
    isSigned: line.isSigned,
  };
}
