import { z } from 'zod';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { type AbsenceReason, EVERY_REASON } from '../absence.ts';
import { RETURN_STATES, type ReturnState } from '../return-states.ts';
import { type AlertLevel, EVERY_LEVEL } from '../streak.ts';

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

export const Day = z
  .string()
  .max(10)
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && readDate(text) !== undefined, '日期有误，请写成 2025-03-18')
  .transform((text) => text as LocalDate); // a day of the calendar

export const Reason = z.enum(EVERY_REASON as [AbsenceReason, ...AbsenceReason[]]); // there are three
export const Level = z.enum(EVERY_LEVEL as [AlertLevel, ...AlertLevel[]]); // there are three
export const State = z.enum(Object.keys(RETURN_STATES) as [ReturnState, ...ReturnState[]]); // there are three

export const OfClassDay = z.object({ unit: Path, day: Day.optional() });
export const OfClass = z.object({ unit: Path });
export const OfUnit = z.object({ unit: Path.optional() });
export const OfPeriod = OfUnit.extend({
  from: Day.optional().describe('不写即今天'),
  until: Day.optional().describe('不写即今天'),
});
export const ImportId = z.object({ id: z.uuid() });
export const PupilId = z.object({ id: z.uuid() });

export const MarksBody = z.object({
  unit: Path,
  day: Day,
  marks: z
    .array(z.object({ student: z.uuid(), reason: z.enum(['', ...EVERY_REASON]).describe('空：到校') }))
    .min(1)
    .max(200),
});
export const DayBody = z.object({ unit: Path, day: Day });
export const ReturnBody = z.object({ unit: Path, student: z.uuid(), state: State, backOn: Day.optional() });

const PlaceShape = z.object({ school: z.string(), class: z.string() });
const ObjectionShape = z.object({ code: z.string(), message: z.string(), field: z.string().optional() });

export const ClassDayShape = z.object({
  unit: z.string(),
  place: PlaceShape,
  day: z.string(),
  mayMark: z.boolean(),
  objection: ObjectionShape.optional(),
  markedAt: z.string().optional(),
  confirmedAt: z.string().optional(),
  confirmedBy: z.string().optional(),
  list: z
    .array(
      z.object({
        student: z.string(),
        name: z.string(),
        sex: z.string(),
        status: z.string(),
        reason: Reason.optional(),
        streak: z.number().describe('连续无故缺勤的上课日'),
      }),
    )
    .readonly(),
  recent: z
    .array(z.object({ day: z.string(), isMarked: z.boolean(), isConfirmed: z.boolean(), away: z.number() }))
    .readonly(),
});

export const SavedShape = z.object({ saved: z.number(), gone: z.array(z.string()).readonly() });

const Levels = z.object({ follow: z.number(), report: z.number(), suspect: z.number() });
const LineShape = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.string(),
  classes: z.number(),
  roll: z.number(),
  counts: z.object({
    due: z.number(),
    marked: z.number(),
    sick: z.number(),
    personal: z.number(),
    unexcused: z.number(),
  }),
  rows: Levels,
});

export const UnitShape = z.object({
  unit: z.string(),
  name: z.string(),
  from: z.string(),
  until: z.string(),
  days: z.number(),
  thresholds: Levels,
  whole: LineShape,
  rows: z.array(LineShape).readonly(),
});

const Pupil = { student: z.string(), name: z.string(), place: PlaceShape, mayOpen: z.boolean() };

export const AbsencesShape = z.object({
  rows: z.array(z.object({ ...Pupil, day: z.string(), reason: Reason, by: z.string() })).readonly(),
  total: z.number(),
});
export const StreaksShape = z.object({
  rows: z.array(z.object({ ...Pupil, days: z.number(), first: z.string(), last: z.string() })).readonly(),
});
export const UnmarkedShape = z.object({
  rows: z.array(z.object({ unit: z.string(), place: PlaceShape, day: z.string(), teacher: z.string() })).readonly(),
  total: z.number(),
});

export const HistoryShape = z.object({
  streak: z.object({ days: z.number(), first: z.string(), last: z.string() }).optional(),
  absences: z
    .array(
      z.object({
        day: z.string(),
        reason: Reason,
        place: z.string(),
        by: z.string(),
        markedAt: z.string(),
        isImported: z.boolean(),
      }),
    )
    .readonly(),
  counts: z.object({ sick: z.number(), personal: z.number(), unexcused: z.number() }),
  returns: z.array(z.object({ term: z.string(), state: z.string(), backOn: z.string().optional() })).readonly(),
});

export const PlanShape = z.object({
  lines: z
    .array(
      z.object({
        row: z.number(),
        title: z.string(),
        outcome: z.enum(['new', 'there', 'kept', 'refused']),
        message: z.string(),
      }),
    )
    .readonly(),
  absences: z.number().describe('要写入的缺勤'),
  classDays: z.number().describe('涉及的班级天数'),
  refused: z.number().describe('有误的行数；不为零则不能导入'),
  committed: z.string().optional().describe('已导入：导入的标识'),
});

export const ImportsShape = z.object({
  rows: z
    .array(
      z.object({
        id: z.string(),
        absences: z.number(),
        classDays: z.number(),
        from: z.string(),
        until: z.string(),
        at: z.string(),
        by: z.string(),
        undoneAt: z.string().optional(),
      }),
    )
    .readonly(),
});

const Term = z.object({ key: z.string(), title: z.string(), from: z.string() });

export const ReturnsOfClassShape = z.object({
  unit: z.string(),
  place: PlaceShape,
  term: Term,
  mayMark: z.boolean(),
  confirmedAt: z.string().optional(),
  confirmedBy: z.string().optional(),
  list: z
    .array(
      z.object({
        student: z.string(),
        name: z.string(),
        sex: z.string(),
        status: z.string(),
        state: State.optional(),
        backOn: z.string().optional(),
      }),
    )
    .readonly(),
});

const ReturnsLineShape = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.string(),
  classes: z.number(),
  confirmed: z.number(),
  roll: z.number(),
  away: z.number(),
  back: z.number(),
});

export const ReturnsShape = z.object({
  /** Absent: the county has set no term that has begun. */
  found: z
    .object({
      unit: z.string(),
      name: z.string(),
      term: Term,
      whole: ReturnsLineShape,
      rows: z.array(ReturnsLineShape).readonly(),
    })
    .optional(),
});

export const ReturnLinesShape = z.object({
  rows: z
    .array(z.object({ ...Pupil, state: State, registeredAt: z.string(), backOn: z.string().optional() }))
    .readonly(),
});
