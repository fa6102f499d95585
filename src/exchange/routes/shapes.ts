import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import {
  CATEGORIES,
  type Category,
  EVERY_CATEGORY,
  EVERY_RECONCILED,
  OUTCOMES,
  type Outcome,
} from '../reconcile/outcome.ts';
import { READING_STATES, type ReadingState } from '../store/readings.ts';

export const Id = z.object({ id: z.uuid() });

export const Unit = z
  .string()
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请从页面上重新选')
  .transform((path) => path as UnitPath); // just matched

export const OutcomeName = z.enum(EVERY_RECONCILED as [Outcome, ...Outcome[]]); // there are five
export const CategoryName = z.enum(EVERY_CATEGORY as [Category, ...Category[]]); // there are five

const Counts = z.object(eachOf(OUTCOMES, () => z.number()));

export const ReadingLine = z.object({
  id: z.string(),
  state: z.enum(Object.keys(READING_STATES) as [ReadingState, ...ReadingState[]]), // the keys of a literal object
  stateTitle: z.string(),
  title: z.string(),
  by: z.string(),
  exportedOn: z.string().describe('全国系统导出的日期'),
  message: z.string(),
  task: z.string().optional(),
  createdAt: z.string(),
  counts: Counts,
  schools: z.number(),
  rows: z.number(),
});

export const Summary = z.object({
  rows: z.number(),
  schools: z.number(),
  counts: Counts,
  byCategory: z.object(eachOf(CATEGORIES, () => Counts)),
  reopened: z.number().describe('以前到位、这次又不一致的'),
  files: z.array(z.object({ name: z.string(), rows: z.number(), refusal: z.string() })),
  skipped: z
    .array(z.object({ school: z.string(), lastOn: z.string() }))
    .describe('名单比上次核对的还早，没有核对的学校'),
});

/** A page's end, as the next page is asked for: an instant and an id. */
export const Before = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_[0-9a-f-]{36}$/, '翻页标记有误，请从第一页重新翻')
  .transform((mark) => ({ at: mark.slice(0, -37), id: mark.slice(-36) }));

export function markOf({ at, id }: { readonly at: string; readonly id: string }): string {
  return `${at}_${id}`;
}

function eachOf<Names extends object, Shape>(names: Names, shape: () => Shape): { [name in keyof Names]: Shape } {
  return Object.fromEntries(Object.keys(names).map((name) => [name, shape()])) as { [name in keyof Names]: Shape }; // of its keys
}
