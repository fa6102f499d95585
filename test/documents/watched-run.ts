import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How a run of the command line went. */
export interface WatchedRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  /** The most real memory that the program and its children had, each at its peak, added up; 0 where /proc is missing. */
  readonly megabytes: number;
}

/** Runs `renji` as it ships and looks at its memory all the while. */
export async function watchedRun(...argv: readonly string[]): Promise<WatchedRun> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['bin/renji', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  const peaks = new Map<number, number>();
  const watch = setInterval(() => notePeaks(child.pid ?? 0, peaks), 15);
  const [out, err, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  clearInterval(watch);
  const kilobytes = [...peaks.values()].reduce((sum, peak) => sum + peak, 0);
  return { code, out, err, seconds: (performance.now() - begun) / 1000, megabytes: kilobytes / 1024 };
}

function notePeaks(pid: number, peaks: Map<number, number>): void {
  const status = procFile(`${pid}/status`);
  const peak = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  peaks.set(pid, Math.max(peak, peaks.get(pid) ?? 0));
  for (const id of procFile(`${pid}/task/${pid}/children`).split(' ')) if (id !== '') notePeaks(Number(id), peaks);
}

/** A process may be gone before one has looked. */
function procFile(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'latin1');
  } catch {
    return '';
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
