import { randomBytes, randomUUID } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { signalOf } from './cancelling.ts';
import { endTask, insertTask, noteProgress, type TaskKey } from './store/tasks.ts';
import type { TaskPlan } from './task-plan.ts';

/** How far the work has come, in whatever it counts. May be called as often as one likes. */
export type Report = (done: number, total: number) => void;

export interface StartedTask {
  readonly id: string;
  /** Resolves when the task has ended, well or not, and its row says so. Never rejects. */
  readonly ended: Promise<void>;
}

/**
 * Begins the work and answers at once. What `run` answers is kept as the task's result, as JSON, and must hold nothing that is
 * sealed elsewhere. What it throws goes to `desk.onFailure` under a code, and the person reads the code; what it throws after it was
 * cancelled goes nowhere.
 */
export async function startTask(
  desk: Desk,
  plan: TaskPlan,
  run: (report: Report, signal: AbortSignal) => Promise<unknown>,
): Promise<StartedTask> {
  const key = { county: plan.county, id: randomUUID() };
  await insertTask(desk, key, plan);
  const { signal, forget } = signalOf(desk, key.id, plan.cancellable ?? false);
  const ended = carryOut(desk, key, run, signal).finally(forget);
  const under = underWay(desk);
  under.add(ended);
  ended.then(() => under.delete(ended));
  return { id: key.id, ended };
}

/** Waits until every task of this process has ended, but no longer than so many milliseconds. Were all of them done? */
export async function awaitTasks(desk: Desk, patience: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const all = Promise.all(underWay(desk)).then(() => true);
  const done = await Promise.race([all, tooLong]);
  clearTimeout(timer);
  return done;
}

/** By database, for desks are copied as they are fitted out. */
const UNDER_WAY = new WeakMap<Desk['db'], Set<Promise<void>>>();

function underWay({ db }: Desk): Set<Promise<void>> {
  const found = UNDER_WAY.get(db) ?? new Set<Promise<void>>();
  UNDER_WAY.set(db, found);
  return found;
}

/** Milliseconds between two looks of the database at how far the work has come. */
const PACE = 400;

async function carryOut(
  desk: Desk,
  key: TaskKey,
  run: (report: Report, signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  let [latest, noted] = [{ done: 0, total: 0 }, Promise.resolve()];
  const timer = setInterval(() => {
    noted = noted.then(() => noteProgress(desk, key, latest)).catch(() => {}); // the end of the task is what counts
  }, PACE);
  const report: Report = (done, total) => {
    latest = { done, total };
  };
  const end = await outcomeOf(desk, () => run(report, signal), signal);
  clearInterval(timer);
  await noted;
  try {
    await endTask(desk, key, { ...end, ...latest });
  } catch (error) {
    desk.onFailure?.(error, newCode()); // the row says running until the next start, which says interrupted
  }
}

async function outcomeOf(desk: Desk, run: () => Promise<unknown>, signal: AbortSignal) {
  try {
    return { state: 'done', result: await run(), message: '' } as const;
  } catch (error) {
    if (signal.aborted) return { state: 'cancelled', result: undefined, message: '' } as const;
    const code = newCode();
    desk.onFailure?.(error, code);
    const message = `没有完成：系统出错，错误编号 ${code}。请稍后再试；仍不行请把编号告诉县系统管理员。`;
    return { state: 'failed', result: undefined, message } as const;
  }
}

function newCode(): string {
  return randomBytes(4).toString('hex');
}
