import { z } from 'zod';
import { LIST_CELLS } from '../list-columns.ts';
import { SORTS } from '../store/search-pupils.ts';

export const Id = z.object({ id: z.uuid() });

/** 机构路径 */
const Unit = z.templateLiteral(['/', z.string().regex(/^[0-9A-Za-z/-]{1,200}$/)], '机构地址有误');

/** A calendar day, `2025-03-20`. */
export const Day = z.iso.date('日期有误，应如 2025-03-20');

export const Reason = z.string().trim().min(2, '请说明事由').max(200, '事由最多 200 字');

/** What a list or an export is narrowed to. */
const FILTERS = {
  words: z.string().max(100, '查找内容最多 100 字').optional(),
  unit: Unit.optional(),
  grade: z.string().max(2).optional(),
  status: z.string().max(2).optional(),
  stage: z.enum(['temporary', 'formal']).optional(),
  withFindings: z.boolean().optional(),
  /** 无身份证件号. */
  withoutNumber: z.boolean().optional(),
};

export const Search = z.object({
  ...FILTERS,
  /** 完整号码：身份证件号、学籍号、监护人证件号或电话. */
  number: z.string().trim().min(5, '号码不完整').max(40).optional(),
  last4: z
    .string()
    .trim()
    .regex(/^\d{3}[\dXx]$/, '请输入证件号或学籍号的后四位')
    .optional(),
  sort: z.enum(SORTS).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.int().min(1).max(200).default(50),
  columns: z.array(z.enum(LIST_CELLS)).max(LIST_CELLS.length).optional(),
});

export const CountQuery = z.object({ unit: Unit.optional() });

const Cells = z.record(z.string(), z.string());

const Place = z.object({ school: z.string(), class: z.string() });

const PupilRow = z.object({
  id: z.string(),
  name: z.string(),
  pinyin: z.string(),
  sex: z.string(),
  grade: z.string(),
  unit: z.string(),
  place: Place,
  status: z.string(),
  stage: z.string(),
  errors: z.number(),
  queries: z.number(),
  cells: Cells,
  /** By which number the pupil was found. */
  as: z.string().optional(),
  /** 曾用号码: the number was given up since. */
  former: z.boolean().optional(),
});

export const PupilPage = z.object({ rows: z.array(PupilRow).readonly(), next: z.string().optional() });

const Counted = z.array(z.object({ code: z.string(), count: z.number() })).readonly();

export const PupilCount = z.object({ total: z.number(), byStatus: Counted, byGrade: Counted });

export const ShownRecord = z.object({
  id: z.string(),
  revision: z.number(),
  unit: z.string(),
  place: Place,
  stage: z.string(),
  pinyin: z.string(),
  cells: Cells,
  masked: z.array(z.string()).readonly(),
  editable: z.boolean(),
  hasPhoto: z.boolean(),
  openedOn: z.string().optional(),
  endedOn: z.string().optional(),
  day: z.string().optional(),
});

export const Edit = z.object({
  /** The revision that was on the screen. */
  seen: z.int().min(1),
  /** Only the cells that were typed in; `null` takes away a cell of a family member. */
  cells: z.record(z.string().max(60), z.string().max(1000).nullable()),
});

export const RevealBody = z.object({ field: z.string().max(60), reason: Reason, day: Day.optional() });

export const DiaryLines = z.object({
  rows: z
    .array(
      z.object({
        revision: z.number(),
        day: z.string(),
        at: z.string(),
        who: z.string().optional(),
        source: z.string(),
        text: z.string(),
        changes: z
          .array(z.object({ field: z.string(), title: z.string(), before: z.string(), after: z.string() }))
          .readonly(),
      }),
    )
    .readonly(),
});

export const Export = z.object({
  ...FILTERS,
  format: z.enum(['ndjson', 'xlsx']),
  /** 勾选的列. */
  columns: z.array(z.string().max(60)).min(1, '请至少选一列').max(200),
});
