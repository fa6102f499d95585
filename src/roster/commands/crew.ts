import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Assignment, Reply, Task } from './inspection-messages.ts';
import { InspectorDesk } from './inspector-desk.ts';

/** Below this, some 140,000 pupils, a second thread costs more than it saves: each learns the register and warms up by itself. */
const WORTH_A_THREAD = 128 << 20;
const MOST_THREADS = 8;

/** How many threads a register of so many bytes is worth. */
export function threadsWorth(bytes: number): number {
  return bytes < WORTH_A_THREAD ? 1 : Math.min(MOST_THREADS, availableParallelism());
}

/** Somebody who performs one task after another. */
interface Inspector {
  readonly perform: (task: Task) => Promise<Reply>;
  readonly dismiss: () => Promise<unknown>;
}

/** 核查组 — the inspectors at work on one register: this thread alone for a small one, a thread for each core otherwise. */
export class Crew {
  readonly #inspectors: readonly Inspector[];

  constructor(assignment: Assignment, threads: number) {
    this.#inspectors = threads < 2 ? [here(assignment)] : Array.from({ length: threads }, () => inThread(assignment));
  }

  get size(): number {
    return this.#inspectors.length;
  }

  /** Deal the tasks out as inspectors become free; `onReply` hears the inspector's number with each reply. */
  async performAll(tasks: Iterable<Task>, onReply: (reply: Reply, inspector: number) => void): Promise<void> {
    const queue = tasks[Symbol.iterator]();
    await Promise.all(
      this.#inspectors.map(async (inspector, number) => {
        for (let next = queue.next(); !next.done; next = queue.next())
          onReply(await inspector.perform(next.value), number);
      }),
    );
  }

  /** Give every inspector the same task. */
  async performEach(task: Task, onReply: (reply: Reply, inspector: number) => void): Promise<void> {
    const replies = await Promise.all(this.#inspectors.map((inspector) => inspector.perform(task)));
    for (const [number, reply] of replies.entries()) onReply(reply, number);
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.#inspectors.map((inspector) => inspector.dismiss()));
  }
}

function here(assignment: Assignment): Inspector {
  const desk = new InspectorDesk(assignment);
  return { perform: async (task) => desk.perform(task), dismiss: async () => undefined };
}

function inThread(assignment: Assignment): Inspector {
  const worker = new Worker(new URL('./inspector.js', import.meta.url), { workerData: assignment });
  return {
    perform: (task) =>
      new Promise((resolve, reject) => {
        const settle = (finish: () => void) => {
          worker.off('message', done);
          worker.off('error', failed);
          finish();
        };
        const done = (reply: Reply) => settle(() => resolve(reply));
        const failed = (error: Error) => settle(() => reject(error));
        worker.on('message', done);
        worker.on('error', failed);
        worker.postMessage(task);
      }),
    dismiss: () => worker.terminate(),
  };
}
