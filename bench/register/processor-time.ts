import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that a server and its PostgreSQL have had so far. */
export interface ProcessorTime {
  readonly server: number;
  readonly database: number;
}

/** How much of both each of so many requests took: a figure that is the same however many others work on the machine. */
export async function costOf<T extends { readonly requests: number }>(
  now: () => ProcessorTime,
  work: () => Promise<T>,
): Promise<{ readonly took: T; readonly cost: ProcessorTime }> {
  const before = now();
  const took = await work();
  const after = now();
  const each = (part: keyof ProcessorTime) => (after[part] - before[part]) / took.requests;
  return { took, cost: { server: each('server'), database: each('database') } };
}

/** Of the process itself and of all it has started and buried; its children that still run are PostgreSQL. */
export function processorTimeOf(pid: number): ProcessorTime {
  const database = childrenOf(pid).map((child) => ofTree(child));
  return { server: timesOf(pid).own, database: database.reduce((sum, each) => sum + each, 0) };
}

function ofTree(pid: number): number {
  const { own, buried } = timesOf(pid);
  return childrenOf(pid).reduce((sum, child) => sum + ofTree(child), own + buried);
}

/** Of a line of /proc/N/stat: utime, stime, and those of the children it has waited for, in hundredths of a second. */
function timesOf(pid: number): { readonly own: number; readonly buried: number } {
  const line = textOf(`/proc/${pid}/stat`);
  const [utime = 0, stime = 0, ...children] = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map((ticks) => Number(ticks) * 10);
  return { own: utime + stime, buried: children.reduce((sum, each) => sum + each, 0) };
}

function childrenOf(pid: number): readonly number[] {
  const lists = readdirSync(`/proc/${pid}/task`).map((task) => textOf(`/proc/${pid}/task/${task}/children`));
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}

/** A process that has just ended has none. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
