import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** A script to be run in a process of its own, and what it may take. */
export interface LimitedRun {
  readonly script: string;
  /** Open files to hand over; the script finds them as 3, 4, … */
  readonly fds: readonly number[];
  readonly milliseconds: number;
  /** Real memory, all of it: buffers do not count as heap, so a limit on the heap alone stops nothing. */
  readonly megabytes: number;
  /** Told of every line as it is printed. */
  readonly hear?: ((line: string) => void) | undefined;
  /** Ends the run when somebody has thought better of it. */
  readonly signal?: AbortSignal | undefined;
}

export type LimitedOutcome =
  | { readonly ended: 'well'; readonly output: string }
  | { readonly ended: 'time' | 'memory' | 'failure' | 'signal'; readonly output?: undefined };

const WATCH_EVERY = 40;

/** Runs a script with Node and answers what it printed, or what put an end to it. */
export async function runLimited(run: LimitedRun): Promise<LimitedOutcome> {
  const child = spawn(process.execPath, [`--max-old-space-size=${run.megabytes}`, run.script], {
    stdio: ['ignore', 'pipe', 'ignore', ...run.fds],
  });
  let stopped: 'time' | 'memory' | 'signal' | undefined;
  const stop = (why: 'time' | 'memory' | 'signal') => {
    stopped ??= why;
    child.kill('SIGKILL');
  };
  const clock = setTimeout(() => stop('time'), run.milliseconds);
  const watch = setInterval(() => {
    if (megabytesOf(child) > run.megabytes) stop('memory');
  }, WATCH_EVERY);
  // A parent that is ended from outside must not leave its child behind.
  const leave = () => child.kill('SIGKILL');
  process.once('exit', leave);
  const cancel = () => stop('signal');
  run.signal?.addEventListener('abort', cancel);
  if (run.signal?.aborted) cancel();
  try {
    const [output, code] = await Promise.all([outputOf(child, run.hear), exitOf(child)]);
    if (stopped) return { ended: stopped };
    if (code === 0) return { ended: 'well', output };
    return { ended: code === OUT_OF_HEAP ? 'memory' : 'failure' };
  } finally {
    clearTimeout(clock);
    clearInterval(watch);
    process.off('exit', leave);
    run.signal?.removeEventListener('abort', cancel);
  }
}

/** How Node ends when its heap is full: by SIGABRT, which a shell reports as 134. */
const OUT_OF_HEAP = 134;

async function outputOf(child: ChildProcess, hear: LimitedRun['hear']): Promise<string> {
  const pieces: Buffer[] = [];
  const decoder = new StringDecoder('utf8');
  let begun = '';
  for await (const piece of child.stdout ?? []) {
    pieces.push(piece);
    if (hear === undefined) continue;
    const lines = (begun + decoder.write(piece)).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) hear(line);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('close', (code, signal) => resolve(signal === 'SIGABRT' ? OUT_OF_HEAP : (code ?? -1)));
  });
}

/** Resident memory as Linux tells it; 0 where it cannot be known, and the limit on the heap must do. */
function megabytesOf(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'latin1');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
