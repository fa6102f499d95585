import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import { ABSENCES, type AbsenceName, ACTUAL_STATES, type ActualState } from '#src/quality/presence.ts';
import { EVERY_ROLL_WORD, LONGEST_NOTE, noteOf, type RollAnswer, type RollWord, whichOf } from '../roll-call.ts';
import type { ClassRoll, SignedRoll } from '../store/class-roll.ts';
import type { UnlistedLine } from '../store/unlisted-lines.ts';
import { OUTCOMES, type Outcome, RECORD_PLACES, type RecordPlace } from '../unlisted.ts';

export const CallId = z.object({ id: z.uuid() });
export const ChildOfCall = CallId.extend({ child: z.uuid() });

const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

export const OfClass = z.object({ unit: Path });
export const OfUnit = z.object({ unit: Path.optional(), campaign: z.uuid().optional().describe('只看这个专项的') });

const Word = z.enum(EVERY_ROLL_WORD as [RollWord, ...RollWord[]]); // there are three
const PLACES = Object.keys(RECORD_PLACES) as [RecordPlace, ...RecordPlace[]]; // the keys of a literal object
const HOW = Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]; // likewise

export const OfWord = OfUnit.extend({ is: Word });
export const OfChildren = OfUnit.extend({
  open: z.enum(['yes', 'no']).default('yes').describe('yes 只看未了结的'),
  overdue: z.enum(['yes', 'no']).default('no'),
});

/** 逐人的结果 — the word, and the code of where or of what state. */
export const AnswersBody = z.object({
  answers: z
    .array(
      z.object({
        student: z.uuid(),
        is: Word,
        which: z.enum(['', ...Object.keys(ABSENCES), ...Object.keys(ACTUAL_STATES)] as [
          '',
          ...(AbsenceName | ActualState)[],
        ]), // the keys of two literal objects
        note: z.string().max(LONGEST_NOTE).default(''),
      }),
    )
    .min(1)
    .max(200),
});

export const ChildBody = z.object({
  name: z.string().max(60),
  sex: z.enum(['', '男', '女']).default(''),
  birthDate: z.string().max(10).default('').describe('8 位数字，如 20150312'),
  number: z.string().max(20).default('').describe('身份证件号，知道的才填'),
  formerSchool: z.string().max(60).default(''),
  phone: z.string().max(20).default('').describe('监护人电话'),
});

export const ClosingBody = z.object({
  how: z.enum(['explained', 'withdrawn']).describe('explained 已说明；withdrawn 登记有误'),
  words: z.string().max(400),
});

const PlaceShape = z.object({ school: z.string(), class: z.string() });
const Ways = z.array(z.object({ id: z.string(), title: z.string() })).readonly();
export const Counts = z.object({
  listed: z.number(),
  present: z.number(),
  absent: z.number(),
  differs: z.number(),
  unlisted: z.number(),
});
const AnswerShape = z.object({ is: Word, which: z.string(), note: z.string() });

export const ChildShape = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.string(),
  place: PlaceShape,
  unit: z.string(),
  kind: z.enum(PLACES),
  title: z.string(),
  found: z.string(),
  advice: z.string(),
  reportedAt: z.string(),
  isTask: z.boolean(),
  owner: z.string(),
  dueOn: z.string().optional(),
  daysLeft: z.number().optional(),
  outcome: z.enum(HOW).optional(),
  explanation: z.string(),
  closedAt: z.string().optional(),
  caseId: z.string().optional(),
  procedures: Ways,
});

export const ChildView = ChildShape.extend({
  birthDate: z.string(),
  number: z.string().describe('遮盖'),
  formerSchool: z.string(),
  phone: z.string().describe('遮盖'),
  other: z
    .object({
      school: z.string(),
      isSure: z.boolean(),
      state: z.string().optional(),
      dueOn: z.string().optional(),
      student: z.string().optional(),
    })
    .optional(),
});

const FormerShape = z.object({
  id: z.string(),
  signedAt: z.string(),
  signer: z.string(),
  counts: Counts,
});

export const ClassShape = z.object({
  unit: z.string(),
  place: PlaceShape,
  campaign: z.object({ title: z.string(), deadline: z.string() }).optional(),
  mayRun: z.boolean(),
  call: z.object({ id: z.string(), startedAt: z.string(), startedBy: z.string() }).optional(),
  list: z
    .array(
      z.object({
        student: z.string(),
        name: z.string(),
        sex: z.string(),
        rollNumber: z.string(),
        status: z.string(),
        isInSchool: z.boolean(),
        answer: AnswerShape.optional(),
        missing: z
          .array(z.enum(['enrolment-certificate', 'guardian-identity']))
          .readonly()
          .optional(),
      }),
    )
    .readonly(),
  unlisted: z.array(ChildShape).readonly(),
  stillOpen: z.array(ChildShape).readonly(),
  former: z.array(FormerShape).readonly(),
});

export const SignedShape = FormerShape.extend({
  place: PlaceShape,
  list: z.array(z.object({ student: z.string(), name: z.string(), answer: AnswerShape })).readonly(),
  unlisted: z.array(ChildShape).readonly(),
});

const LineShape = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.string(),
  classes: z.number(),
  called: z.number(),
  roll: z.number(),
  counts: Counts,
  open: z.number(),
  overdue: z.number(),
  call: z.string().optional(),
  signedAt: z.string().optional(),
  signer: z.string().optional(),
  isRunning: z.boolean(),
});

export const UnitShape = z.object({
  unit: z.string(),
  name: z.string(),
  whole: LineShape,
  rows: z.array(LineShape).readonly(),
});

export const SaidShape = z.object({
  rows: z
    .array(
      z.object({
        student: z.string(),
        name: z.string(),
        place: PlaceShape,
        words: z.string(),
        status: z.string(),
        signedAt: z.string(),
        finding: z.string().optional(),
        procedures: Ways,
        mayOpen: z.boolean(),
      }),
    )
    .readonly(),
  total: z.number(),
});

export function answerSent(answer: RollAnswer) {
  return { is: answer.is, which: whichOf(answer), note: noteOf(answer) };
}

export function childSent<Line extends UnlistedLine>({ reportedAt, closedAt, ...line }: Line) {
  return { ...line, reportedAt: reportedAt.toISOString(), closedAt: closedAt?.toISOString() };
}

export function classSent({ call, list, unlisted, stillOpen, former, ...roll }: ClassRoll) {
  return {
    ...roll,
    call: call && { ...call, startedAt: call.startedAt.toISOString() },
    list: list.map(({ answer, ...line }) => ({ ...line, answer: answer && answerSent(answer) })),
    unlisted: unlisted.map(childSent),
    stillOpen: stillOpen.map(childSent),
    former: former.flatMap(formerSent),
  };
}

export function signedSent({ call, place, list, unlisted }: SignedRoll) {
  return formerSent(call).map((former) => ({
    ...{ ...former, place, unlisted: unlisted.map(childSent) },
    list: list.map(({ answer, ...line }) => ({ ...line, answer: answerSent(answer) })),
  }))[0];
}

function formerSent({ id, signedAt, signer, counts }: SignedRoll['call']) {
  if (signedAt === undefined || counts === undefined) return [];
  return [{ id, signedAt: signedAt.toISOString(), signer: signer ?? '', counts }];
}
