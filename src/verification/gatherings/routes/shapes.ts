import { z } from 'zod';
import { EVIDENCE_TYPES, type EvidenceType } from '#src/evidence/evidence-item.ts';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { EVERY_OFFICE, type Office } from '#src/organization/office.ts';
import { UNIT_KINDS } from '#src/organization/unit.ts';
import { Path } from '../../campaign/routes/shapes.ts';
import { SIGNERS } from '../../guardian/answer.ts';
import {
  EVERY_GATHERING_KIND,
  FILE_USES,
  type FileUse,
  GATHERING_STATES,
  type Gathering,
  type GatheringDraft,
  type GatheringKind,
  type GatheringState,
  GUARDIAN_PRESENCES,
  type GuardianPresence,
  PRESENCES,
  type Presence,
  REPLIES,
  type Reply,
} from '../gathering.ts';

export const GatheringId = z.object({ id: z.uuid() });
export const FileId = GatheringId.extend({ file: z.uuid() });
export const Seen = z.object({ revision: z.number().int() });
export const Turned = z.object({ revision: z.number() });

export const Kind = z.enum(EVERY_GATHERING_KIND as [GatheringKind, ...GatheringKind[]]); // there are four
export const State = z.enum(Object.keys(GATHERING_STATES) as [GatheringState]); // the keys of literal objects, as all below
export const ReplyWord = z.enum(Object.keys(REPLIES) as [Reply]);
const PresenceWord = z.enum(Object.keys(PRESENCES) as [Presence]);
export const Use = z.enum(Object.keys(FILE_USES) as [FileUse]);
const GuardianWord = z.enum(Object.keys(GUARDIAN_PRESENCES) as [GuardianPresence]);
const OfficeName = z.enum(EVERY_OFFICE as [Office, ...Office[]]); // there are nine

export const Day = z
  .string()
  .refine((text) => readDate(text) === text, '日期应写作 2025-03-20')
  .transform((text) => text as LocalDate); // read above

export const DraftShape = z.object({
  kind: Kind,
  campaign: z.uuid().optional().describe('属于哪一专项；平时的培训没有'),
  unit: Path.describe('召开单位；家长会为班级'),
  title: z.string().max(200),
  day: Day,
  begins: z.string().max(5).describe('14:30'),
  ends: z.string().max(5),
  place: z.string().max(200),
  host: z.string().max(100),
  agenda: z.string().max(4000),
  offices: z.array(OfficeName).max(9).readonly().describe('请哪些岗位的人'),
  units: z.array(Path).max(200).readonly().describe('只请这些单位的人；空为全部下级'),
});

export const Reason = z.string().trim().min(1, '请写明原因').max(200, '原因最多 200 字');

export const Words = z.string().trim().max(100, '最多 100 字');

export const MarksShape = Seen.extend({
  marks: z
    .array(z.object({ person: z.uuid(), presence: z.enum(['present', 'absent']), words: Words }))
    .max(5000)
    .readonly(),
});

export const PupilMarksShape = Seen.extend({
  marks: z
    .array(z.object({ student: z.uuid(), presence: GuardianWord, relation: z.enum(['', ...SIGNERS]) }))
    .max(200)
    .readonly(),
  issue: z.boolean().describe('现场下发：到会和另行送达的，台账登记为已下发'),
});

export const Line = z.object({
  id: z.string(),
  kind: Kind,
  campaign: z.string().optional(),
  unit: z.string(),
  unitName: z.string(),
  title: z.string(),
  day: z.string(),
  begins: z.string(),
  ends: z.string(),
  place: z.string(),
  host: z.string(),
  state: State,
  reason: z.string().optional(),
  asked: z.number(),
  came: z.number(),
  mine: z.object({ reply: ReplyWord.optional() }).optional().describe('请您参加的，您的答复'),
});

const Person = z.object({
  person: z.string(),
  name: z.string(),
  office: OfficeName,
  place: z.string(),
  byName: z.boolean().describe('点名邀请的'),
  reply: ReplyWord.optional(),
  presence: PresenceWord.optional(),
  madeUpOn: z.string().optional(),
  leave: z.string().optional().describe('请假的原因'),
  absence: z.string().optional().describe('缺席的原因'),
  madeUp: z.string().optional().describe('补训情况'),
  received: z.object({ sheets: z.number(), problems: z.number() }).optional().describe('领取的核对表和问题'),
});

const Pupil = z.object({
  student: z.string(),
  name: z.string(),
  presence: GuardianWord.optional(),
  relation: z.string(),
  line: z.string().optional().describe('核对表在台账里的状态'),
  canIssue: z.boolean(),
  problems: z.number(),
  hasLeft: z.boolean(),
});

const File = z.object({
  id: z.string(),
  use: Use,
  name: z.string(),
  type: z.enum(Object.keys(EVIDENCE_TYPES) as [EvidenceType]),
  size: z.number(),
  pages: z.number().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  addedAt: z.string(),
  addedBy: z.string().optional(),
});

export const WholeGathering = Line.omit({ asked: true, came: true, mine: true }).extend({
  agenda: z.string(),
  offices: z.array(OfficeName).readonly(),
  units: z.array(z.object({ path: z.string(), name: z.string() })).readonly(),
  minutes: z.string(),
  revision: z.number(),
  campaignTitle: z.string().optional(),
  mine: z.object({ reply: ReplyWord.optional(), leave: z.string().optional() }).optional(),
  mayKeep: z.boolean(),
  people: z.array(Person).readonly(),
  pupils: z.array(Pupil).readonly(),
  files: z.array(File).readonly(),
});

const CoveredShape = z.object({ trained: z.number(), total: z.number(), vacant: z.number() });
const CoverageShape = z.object({ registrar: CoveredShape, 'class-teacher': CoveredShape });

export const Period = z.object({
  campaign: z.uuid().optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('学年，以开始的年份称；缺省为本学年'),
  unit: Path.optional(),
});

export const CoverageSent = z.object({
  unit: z.object({ path: z.string(), name: z.string() }),
  whole: CoverageShape,
  rows: z
    .array(
      z.object({
        path: z.string(),
        name: z.string(),
        kind: z.enum(Object.keys(UNIT_KINDS) as [keyof typeof UNIT_KINDS]),
        coverage: CoverageShape,
      }),
    )
    .readonly(),
  courses: z.object({ count: z.number(), hours: z.number(), attendances: z.number() }),
});

export const CoverageNamesSent = z.object({
  rows: z
    .array(
      z.object({
        person: z.string().optional(),
        name: z.string(),
        place: z.string(),
        trainedOn: z.string().optional(),
      }),
    )
    .readonly(),
});

export function draftOf(sent: z.output<typeof DraftShape>): GatheringDraft {
  return { ...sent, campaign: sent.campaign };
}

/** What a list and a page both say of it. */
export function lineOf(gathering: Gathering, unitName: string) {
  const { id, kind, campaign, unit, title, day, begins, ends, place, host, state, reason } = gathering;
  return { id, kind, campaign, unit, unitName, title, day, begins, ends, place, host, state, reason };
}
