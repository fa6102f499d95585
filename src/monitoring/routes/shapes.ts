import { z } from 'zod';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { UNIT_KINDS, type UnitPath } from '#src/organization/unit.ts';
import { EVERY_FIGURE, type FigureKey, type Figures } from '../figures.ts';
import type { Board } from '../store/board.ts';

export const Path = z
  .string()
  .max(400)
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请刷新页面后重试')
  .transform((path) => path as UnitPath); // it begins with a slash

export const Day = z.iso.date('日期应写作 2025-03-20').transform((day) => day as LocalDate); // zod has read it as a day
export const Figure = z.enum(EVERY_FIGURE as [FigureKey, ...FigureKey[]]); // there are more than ten

const Value = z.object({
  part: z.number().describe('分子，或中位数'),
  whole: z.number().optional().describe('分母，或件数'),
  nine: z.number().optional().describe('九成不超过'),
});

export const FiguresShape = z.partialRecord(Figure, Value);

const Place = z.object({ path: z.string(), name: z.string() });
const Kind = z.enum(Object.keys(UNIT_KINDS) as [keyof typeof UNIT_KINDS]); // the keys of a literal object

export const BoardShape = z.object({
  unit: Place.extend({ kind: Kind }),
  above: z.array(Place).readonly(),
  day: z.string(),
  source: z.enum(['now', 'kept', 'reckoned']).describe('实时、当日快照、按记载推算'),
  takenAt: z.string(),
  lines: z
    .array(Place.extend({ kind: Kind, figures: FiguresShape }))
    .readonly()
    .describe('本单位在前，其后为直接下级'),
});

export const TrendShape = z.object({
  days: z.array(z.object({ day: z.string(), isFinal: z.boolean(), value: Value })).readonly(),
});

export const ItemsShape = z.object({
  total: z.number(),
  rows: z
    .array(
      z.object({
        key: z.string(),
        school: z.string(),
        class: z.string(),
        title: z.string(),
        detail: z.string(),
        day: z.string(),
        door: z
          .object({
            to: z.string(),
            params: z.record(z.string(), z.string()).optional(),
            search: z.record(z.string(), z.string()).optional(),
          })
          .optional(),
      }),
    )
    .readonly(),
  next: z.string().optional(),
});

/** A board as it is sent: moments as texts, and values of their own. */
export function boardSent({ takenAt, lines, ...board }: Board) {
  return {
    ...board,
    takenAt: takenAt.toISOString(),
    lines: lines.map(({ path, name, kind, figures }) => ({ path, name, kind, figures: figuresSent(figures) })),
  };
}

function figuresSent(figures: Figures) {
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, { ...value }])) as Figures; // the same keys
}
