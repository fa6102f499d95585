import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { BATCH_STATES, type BatchState } from '../batch.ts';
import { type Batch, findBatch, moveBatch } from './batches.ts';

/** 批次的一步 — what can be done with a batch, from where, and where it stands meanwhile. */
const STEPS = {
  read: { title: '重新比对', from: ['ready', 'refused', 'interrupted'], meanwhile: 'reading' },
  commit: { title: '提交', from: ['ready'], meanwhile: 'committing' },
  undo: { title: '撤销', from: ['committed'], meanwhile: 'committed' },
  discard: { title: '放弃', from: ['ready', 'refused', 'interrupted'], meanwhile: 'discarded' },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly from: readonly BatchState[]; readonly meanwhile: BatchState }>
>;

export type BatchStep = keyof typeof STEPS;

export interface Objection {
  readonly code: string;
  readonly message: string;
}

/** The batch on its way, why it does not go there, or `undefined` where the actor may know of no such batch. */
export type Begun = { readonly batch: Batch } | { readonly objections: readonly Objection[] } | undefined;

/** Take a batch up for one step: of two who begin at once, one does. `revision` is the one the actor saw. */
export async function beginStep(
  desk: Desk,
  actor: Actor,
  id: string,
  revision: number,
  step: BatchStep,
): Promise<Begun> {
  const batch = await findBatch(desk.db, actor, id);
  if (batch === undefined || (step === 'undo' && !can(actor, 'import.undo', batch.unit))) return undefined;
  const { title, from, meanwhile } = STEPS[step];
  const states: readonly BatchState[] = from;
  if (!states.includes(batch.state)) {
    return objection('state', `这批导入${BATCH_STATES[batch.state]}，不能${title}；请刷新页面看它现在怎样`);
  }
  if (batch.revision !== revision) return objection('stale', '这批导入刚刚有人处理过；请刷新页面后再看');
  const moved = await moveBatch(desk.db, batch, states, meanwhile, desk.clock.now(), { message: batch.message });
  if (!moved) return objection('stale', '这批导入刚刚有人处理过；请刷新页面后再看');
  return { batch: { ...batch, state: meanwhile, revision: batch.revision + 1 } };
}

function objection(code: string, message: string): Begun {
  return { objections: [{ code, message }] };
}
