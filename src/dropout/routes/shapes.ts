import { z } from 'zod';
import { EVIDENCE_TYPES, type EvidenceType } from '#src/evidence/evidence-item.ts';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { Path } from '#src/verification/campaign/routes/shapes.ts';
import { type Deed, EVERY_DEED } from '../deeds.ts';
import { type Category, EVERY_CATEGORY, EVERY_GROUP, type Group } from '../dropout-case.ts';
import { FILE_USES, type FileUse } from '../file-uses.ts';
import { EVERY_LEVEL, type Keeper, type Level } from '../keepers.ts';
import { EVERY_OUTCOME, type OutcomeName } from '../outcomes.ts';
import { DAYS } from '../settings.ts';
import { SIGNALS, type SignalSource } from '../signal.ts';
import { type DropoutState, EVERY_STATE, LEDGERS, type Ledger } from '../states.ts';
import {
  EVERY_RESULT,
  EVERY_VISIT_KIND,
  EVERY_WAY,
  type VisitKind,
  type VisitResult,
  type VisitWay,
} from '../visit.ts';

export const DropoutId = z.object({ id: z.uuid() });
export const VisitId = DropoutId.extend({ visit: z.uuid() });
export const FileId = DropoutId.extend({ file: z.uuid() });
export const Seen = z.object({ revision: z.number().int() });
export const Turned = z.object({ id: z.string(), revision: z.number() });
export const Kept = z.object({ id: z.string() });

// The keys of literal objects, as all of these.
export const State = z.enum(EVERY_STATE as [DropoutState]);
export const LedgerName = z.enum(Object.keys(LEDGERS) as [Ledger]);
export const CategoryName = z.enum(EVERY_CATEGORY as [Category]);
const GroupName = z.enum(EVERY_GROUP as [Group]);
export const Outcome = z.enum(EVERY_OUTCOME as [OutcomeName]);
const Source = z.enum(Object.keys(SIGNALS) as [SignalSource]);
const Kind = z.enum(EVERY_VISIT_KIND as [VisitKind]);
const Way = z.enum(EVERY_WAY as [VisitWay]);
const Result = z.enum(EVERY_RESULT as [VisitResult]);
export const Use = z.enum(Object.keys(FILE_USES) as [FileUse]);
const DeedName = z.enum(EVERY_DEED as [Deed]);
const LevelName = z.enum(EVERY_LEVEL as [Level]);

export const Day = z
  .string()
  .refine((text) => readDate(text) === text, '日期应写作 2025-03-20')
  .transform((text) => text as LocalDate); // read above

export const Reason = z.string().trim().min(1, '请写明原因').max(500, '原因最多 500 字');

export const Filters = z.object({
  unit: Path.optional(),
  ledger: LedgerName.optional(),
  state: State.optional(),
  category: CategoryName.optional(),
  outcome: Outcome.optional(),
  overdue: z.stringbool().optional().describe('只看逾期的'),
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('发现的学年，以开始的年份称'),
  student: z.uuid().optional(),
});

export const VisitBody = z.object({
  kind: Kind,
  way: Way,
  day: Day,
  time: z.string().max(5),
  people: z.string().max(200),
  met: z.string().max(200),
  place: z.string().max(200),
  said: z.string().max(4000),
  result: Result,
});

export const FindingsBody = Seen.extend({
  category: CategoryName,
  groups: z.array(GroupName).max(10).readonly(),
  whereabouts: z.string().max(500),
  found: z.string().max(2000),
  firstAbsentOn: Day.optional(),
});

export const OutcomeBody = z.object({ outcome: Outcome, day: Day, words: z.string().max(1000) });

const KeeperBody = z.object({ name: z.string().max(40), post: z.string().max(60), phone: z.string().max(20) });
export const KeepersBody = Seen.extend({
  keepers: z.object({
    county: KeeperBody,
    township: KeeperBody,
    village: KeeperBody,
    school: KeeperBody,
    class: KeeperBody,
  }) satisfies z.ZodType<Record<Level, Keeper>>,
});

export const RevealBody = z.object({
  cell: z.string().max(40),
  reason: z.string().trim().min(2, '请写明查看的原因').max(200, '原因最多 200 字'),
});

const Place = z.object({ school: z.string(), class: z.string() });

export const Line = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  sex: z.string(),
  place: Place,
  state: State,
  ledger: LedgerName,
  category: CategoryName.optional(),
  firstAbsentOn: z.string().optional(),
  foundOn: z.string(),
  daysAway: z.number().optional().describe('连续未到校的上课日数'),
  visits: z.number(),
  failedVisits: z.number(),
  reportedOn: z.string().optional(),
  outcome: Outcome.optional(),
  outcomeOn: z.string().optional(),
  due: z.string().optional(),
  left: z.number().optional().describe('还剩几个工作日，负数为逾期'),
  closedOn: z.string().optional(),
  ground: z.string().optional(),
});

export const ChildSent = z.object({
  name: z.string(),
  sex: z.string(),
  birthDate: z.string(),
  nationalNumber: z.string(),
  status: z.string(),
  address: z.string(),
  guardians: z
    .array(z.object({ name: z.string(), relation: z.string(), phone: z.string(), cell: z.string() }))
    .readonly(),
});

export const VisitSent = z.object({
  id: z.string(),
  number: z.number(),
  kind: Kind,
  way: Way,
  day: z.string(),
  time: z.string(),
  people: z.string(),
  met: z.string(),
  place: z.string(),
  said: z.string(),
  result: Result,
  recorder: z.string(),
  office: z.string(),
  recordedAt: z.string(),
  isMine: z.boolean(),
  isWithdrawn: z.boolean(),
});

export const FileSent = z.object({
  id: z.string(),
  visit: z.string().optional(),
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

const TermShape = z.object({ from: Day, until: Day });
export const SettingsShape = z.object({
  follow: z.number(),
  report: z.number(),
  suspect: z.number(),
  escalate: z.number(),
  failedVisits: z.number(),
  seated: z.number(),
  receive: z.number(),
  joint: z.number(),
  monthly: z.number().default(DAYS.monthly.usual),
  quarterly: z.number().default(DAYS.quarterly.usual),
  terms: z.array(TermShape).max(40).readonly(),
});

/** The same, as it is sent. */
export const SettingsSent = SettingsShape.extend({
  terms: z.array(z.object({ from: z.string(), until: z.string() })).readonly(),
});

const ClockSent = z.object({
  due: z.string().optional(),
  left: z.number().optional(),
  daysAway: z.number().optional(),
  escalatesOn: z.string().optional(),
  settings: SettingsSent,
});

export const Whole = Line.omit({ visits: true, left: true, due: true, daysAway: true }).extend({
  student: z.string().optional(),
  unit: z.string(),
  township: z.string().optional(),
  townshipName: z.string().optional(),
  revision: z.number(),
  absentDays: z.number().optional(),
  receivedAt: z.string().optional(),
  seatedOn: z.string().optional(),
  stateOn: z.string(),
  groups: z.array(GroupName).readonly(),
  whereabouts: z.string(),
  found: z.string(),
  outcomeWords: z.string(),
  child: ChildSent,
  clock: ClockSent,
  signals: z.array(
    z.object({
      id: z.string(),
      source: Source,
      day: z.string(),
      firstAbsentOn: z.string().optional(),
      days: z.number().optional(),
      words: z.string(),
    }),
  ),
  visits: z.array(VisitSent),
  files: z.array(FileSent),
  events: z.array(
    z.object({
      deed: z.string().describe('做了什么，汉语'),
      state: State,
      at: z.string(),
      by: z.string().optional(),
      office: z.string().optional(),
      words: z.string(),
    }),
  ),
  keepers: z.array(z.object({ level: LevelName, ...KeeperBody.shape })),
  deeds: z.array(DeedName).readonly(),
  procedures: z.array(z.object({ id: z.string(), title: z.string() })).describe('结果要办的学籍业务'),
  carried: z.object({ number: z.string(), title: z.string(), endedOn: z.string() }).optional(),
  underWay: z.object({ id: z.string(), number: z.string() }).optional(),
  others: z.array(z.object({ id: z.string(), number: z.string(), isClosed: z.boolean() })).readonly(),
  maySeeSecrets: z.boolean(),
});

const CountsShape = z.object({
  suspected: z.number(),
  dropout: z.number(),
  overdue: z.number(),
  concluded: z.number(),
  closed: z.number(),
  returned: z.number(),
});

const Counted = z.object({ path: z.string(), name: z.string(), kind: z.string(), counts: CountsShape });
export const CountsSent = z.object({ whole: Counted, rows: z.array(Counted).readonly() });
