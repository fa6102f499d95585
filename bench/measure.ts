import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one whole process, with every process it started, took. */
export interface Run {
  readonly wallSeconds: number;
  /** User and system, of the whole tree; absent where the system has no `/usr/bin/time`. */
  readonly cpuSeconds: number | undefined;
  /** Most resident memory of the whole tree at one moment, looked at every 50 ms; absent where there is no /proc. */
  readonly peakMegabytes: number | undefined;
  /** Mean of the last minute when it began: above the number of cores, others were at work too. */
  readonly loadBefore: number;
}

const TIME = '/usr/bin/time';
const LOOK_EVERY = 50;

/** Run a program of Node's once, what it prints going to a file; throws when it ends badly. */
export async function measure(argv: readonly string[], printed = '/dev/null'): Promise<Run> {
  const notes = mkdtempSync(join(tmpdir(), 'renji-bench-'));
  const times = join(notes, 'times');
  const timed = existsSync(TIME) ? [TIME, '-f', '%U %S', '-o', times] : [];
  const [program = '', ...rest] = [...timed, process.execPath, ...argv];
  const output = openSync(printed, 'w');
  const loadBefore = loadavg()[0] ?? 0;
  const began = performance.now();
  const child = spawn(program, rest, { stdio: ['ignore', output, 'inherit'] });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, kilobytesOfTree(child.pid ?? 0));
  }, LOOK_EVERY);
  try {
    const status = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const wallSeconds = (performance.now() - began) / 1000;
    if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}`);
    return { wallSeconds, cpuSeconds: cpuIn(times), peakMegabytes: peak > 0 ? peak / 1024 : undefined, loadBefore };
  } finally {
    clearInterval(watch);
    closeSync(output);
    rmSync(notes, { recursive: true });
  }
}

function cpuIn(times: string): number | undefined {
  if (!existsSync(times)) return undefined;
  const [user = 0, system = 0] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
  return user + system;
}

function kilobytesOfTree(pid: number): number {
  try {
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + kilobytesOfTree(Number(child)), own);
  } catch {
    return 0; // it has ended meanwhile
  }
}
