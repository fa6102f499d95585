import type { Desk } from '../desk.ts';

/** By database, as the tasks are: those of this process that can be cancelled. */
const CANCELLABLE = new WeakMap<Desk['db'], Map<string, AbortController>>();

/** 取消 — the signal that a task's work is given; `forget` when it has ended. Nobody can give the signal of a task that is not cancellable. */
export function signalOf(desk: Pick<Desk, 'db'>, task: string, cancellable: boolean) {
  const controller = new AbortController();
  const all = cancellableOf(desk);
  if (cancellable) all.set(task, controller);
  return { signal: controller.signal, forget: () => void all.delete(task) };
}

/** Is it under way in this process, and can it be ended? */
export function isCancellable(desk: Pick<Desk, 'db'>, task: string): boolean {
  return cancellableOf(desk).get(task)?.signal.aborted === false;
}

/** Gives the signal; whether it came in time the task's own state will tell. */
export function cancelTask(desk: Pick<Desk, 'db'>, task: string): void {
  cancellableOf(desk).get(task)?.abort();
}

function cancellableOf({ db }: Pick<Desk, 'db'>): Map<string, AbortController> {
  const found = CANCELLABLE.get(db) ?? new Map<string, AbortController>();
  CANCELLABLE.set(db, found);
  return found;
}
