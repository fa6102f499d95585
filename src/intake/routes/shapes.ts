import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import { BATCH_STATES, type BatchState, EVERY_OUTCOME, type OutcomeName } from '../batch.ts';
import type { Batch } from '../store/batches.ts';

export const Id = z.object({ id: z.uuid() });

/** The revision the person saw: who presses a button on an old page presses no button. */
export const Seen = z.object({ revision: z.number().int().positive() });

export const Outcome = z.enum(EVERY_OUTCOME as [OutcomeName, ...OutcomeName[]]); // there are five
const State = z.enum(Object.keys(BATCH_STATES) as [BatchState, ...BatchState[]]); // the keys of a literal object

const Counts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  missing: z.number(),
  refused: z.number(),
});

export const UndoCounts = z.object({
  back: z.number().describe('改回的学籍'),
  withdrawn: z.number().describe('撤回的新建学籍'),
  kept: z.number().describe('有内容保留的学籍'),
  stays: z.number().describe('保留的新建学籍'),
});

/** 一批导入, in one line of the list. */
export const BatchLine = z.object({
  id: z.string(),
  title: z.string(),
  state: State,
  stateTitle: z.string(),
  importer: z.enum(['school', 'county']),
  kind: z.enum(['roster', 'family']).describe('花名册，或家庭成员模板'),
  by: z.string().describe('谁导入的'),
  createdAt: z.string(),
  committedAt: z.string().optional(),
  undoneAt: z.string().optional(),
  counts: Counts,
  proposes: z.number().describe('有关键信息差异的行'),
  onlyProposes: z.number().describe('只有关键信息差异的行，计在相同里'),
  message: z.string(),
  task: z.string().optional().describe('最近的后台任务'),
  revision: z.number(),
});

export const Difference = z.object({
  field: z.string(),
  title: z.string(),
  before: z.string(),
  after: z.string(),
  note: z.string().optional(),
});

/** 已开始: the batch, and the task that goes on with it. */
export const Started = z.object({ id: z.string(), task: z.string() });

export function lineOf(batch: Batch): z.infer<typeof BatchLine> {
  const {
    id,
    title,
    state,
    importer,
    kind,
    byName,
    createdAt,
    committedAt,
    undoneAt,
    summary,
    message,
    task,
    revision,
  } = batch;
  return {
    ...{ id, title, state, importer, kind, message, task, revision },
    stateTitle: BATCH_STATES[state],
    by: byName,
    createdAt: createdAt.toISOString(),
    committedAt: committedAt?.toISOString(),
    undoneAt: undoneAt?.toISOString(),
    counts: summary.counts,
    proposes: summary.proposes,
    onlyProposes: summary.onlyProposes,
  };
}

/** A page's end, as the next page is asked for: an instant and an id. */
export const Before = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_[0-9a-f-]{36}$/, '翻页标记有误，请从第一页重新翻')
  .transform((mark) => ({ at: mark.slice(0, -37), id: mark.slice(-36) }));

export function markOf({ createdAt, id }: { readonly createdAt: Date; readonly id: string }): string {
  return `${createdAt.toISOString()}_${id}`;
}

export const Path = z
  .string()
  .regex(/^(\/[0-9A-Za-z-]+)+$/, '机构路径有误，请从页面上重新选')
  .transform((path) => path as UnitPath); // just matched
