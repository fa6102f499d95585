import { z } from 'zod';
import { EVIDENCE_TYPES, type EvidenceType } from '#src/evidence/evidence-item.ts';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import {
  type CheckItem,
  EVERY_PUPIL_ITEM,
  EVERY_SCHOOL_ITEM,
  EVERY_VERDICT,
  LONGEST_NOTE,
  type Verdict,
} from '../check-sheet.ts';
import { SIZE_BANDS, type SizeBand } from '../draw.ts';
import { EVERY_INSPECTION_STATE, type Inspection, type InspectionState } from '../inspection.ts';

export const InspectionId = z.object({ id: z.uuid() });
export const SchoolId = InspectionId.extend({ school: z.uuid() });
export const Seen = z.object({ revision: z.number().int() });
export const Turned = z.object({ id: z.string(), revision: z.number() });

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

const Day = z
  .string()
  .refine((text) => readDate(text) === text, '日期应写作 2025-03-20')
  .transform((text) => text as LocalDate); // read above

export const State = z.enum(EVERY_INSPECTION_STATE as [InspectionState, ...InspectionState[]]); // literal objects' keys, as below
export const VerdictName = z.enum(EVERY_VERDICT as [Verdict, ...Verdict[]]);
const ITEMS: readonly CheckItem[] = [...EVERY_PUPIL_ITEM, ...EVERY_SCHOOL_ITEM];
export const Item = z.enum(ITEMS as [CheckItem, ...CheckItem[]]);
const Band = z.enum(Object.keys(SIZE_BANDS) as [SizeBand]);

const DesignShape = z.object({
  schools: z.array(Path).max(200).readonly().describe('指定学校；空为全县'),
  drawSchools: z.number().int().describe('先抽几所学校；0 为不先抽学校'),
  pupils: z.number().int().describe('共抽几名学生'),
  bySize: z.boolean().describe('按学校规模分层'),
});

export const Draft = z.object({
  ...{ unit: Path.describe('被督查的县'), title: z.string().max(200), subject: z.string().max(2000) },
  ...{ basis: z.string().max(1000), startsOn: Day, endsOn: Day, team: z.string().max(1000), design: DesignShape },
});

export const SeedShape = Seen.extend({
  parts: z
    .array(z.object({ by: z.string().max(100).describe('谁报的，或出处'), value: z.string().max(200) }))
    .max(10)
    .readonly(),
  isPublic: z.boolean().describe('用公开的数，如彩票开奖号码'),
});

export const Said = z.object({
  about: z.uuid().describe('学籍标识或被查学校标识'),
  item: Item,
  verdict: VerdictName,
  note: z.string().max(LONGEST_NOTE),
});

export const Line = z.object({
  ...{ id: z.string(), unit: z.string(), countyName: z.string(), title: z.string(), state: State },
  ...{ startsOn: z.string(), endsOn: z.string(), schools: z.number(), pupils: z.number() },
  ...{ said: z.number(), asked: z.number(), publishedOn: z.string().optional() },
});

export const School = z.object({
  ...{ id: z.string(), unit: z.string(), code: z.string(), name: z.string(), roll: z.number(), band: Band },
  ...{ pupils: z.number(), said: z.number(), wrong: z.number() },
  ...{ response: z.string().optional(), respondedAt: z.string().optional() },
});

const Tally = z.object({
  ...{ item: Item, right: z.number(), wrong: z.number(), none: z.number(), open: z.number() },
});

export const ResultsShape = z.object({
  pupils: z.array(Tally).readonly(),
  schools: z.array(Tally).readonly(),
  errorRate: z.object({
    ...{ wrong: z.number(), of: z.number(), rate: z.number().optional() },
    ...{ low: z.number().optional(), high: z.number().optional() },
  }),
  pupilsDrawn: z.number(),
  pupilsChecked: z.number(),
});

export const Whole = Line.omit({ said: true, asked: true, schools: true, pupils: true }).extend({
  ...{ subject: z.string(), basis: z.string(), team: z.string(), revision: z.number() },
  ...{ reason: z.string().optional(), plannedByName: z.string(), conclusion: z.string() },
  design: DesignShape.extend({ schools: z.array(z.string()).readonly() }),
  designUnits: z.array(z.object({ path: z.string(), name: z.string() })).readonly(),
  protocol: z
    .object({
      ...{ seed: z.string(), seedAt: z.string(), method: z.string() },
      seedParts: z.array(z.object({ by: z.string(), value: z.string() })).readonly(),
      ...{ asOf: z.string().optional(), drawnAt: z.string().optional() },
      ...{ populationSize: z.number().optional(), populationDigest: z.string().optional() },
    })
    .optional(),
  schools: z.array(School).readonly(),
  results: ResultsShape.optional().describe('公布以前只有市局看得到'),
  wordless: z.number().describe('既没有说明也没有照片的“不符”'),
  mayRun: z.boolean(),
  papers: z.array(z.string()).readonly().describe('请学校准备的材料'),
});

export const SheetShape = z.object({
  ...{ id: z.string(), title: z.string(), state: State, school: School, mayCheck: z.boolean() },
  mayAnswer: z.boolean().describe('可以代表学校回应'),
  pupils: z
    .array(
      z.object({
        ...{ student: z.string(), ordinal: z.number(), name: z.string(), sex: z.string(), class: z.string() },
        facts: z.array(z.object({ title: z.string(), text: z.string() })).readonly(),
        hasLeft: z.boolean(),
      }),
    )
    .readonly(),
  answers: z
    .array(z.object({ about: z.string(), item: Item, verdict: VerdictName, note: z.string(), at: z.string() }))
    .readonly(),
  files: z
    .array(
      z.object({
        ...{ id: z.string(), about: z.string(), item: z.string(), size: z.number() },
        type: z.enum(Object.keys(EVIDENCE_TYPES) as [EvidenceType]),
        ...{ width: z.number().optional(), height: z.number().optional(), addedAt: z.string() },
      }),
    )
    .readonly(),
});

/** An inspection as its line begins. */
export function lineOf({ id, unit, title, state, startsOn, endsOn, publishedOn }: Inspection, countyName: string) {
  return { id, unit, countyName, title, state, startsOn, endsOn, publishedOn };
}
