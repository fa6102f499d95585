import { closeSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runLimited } from '#src/platform/child-process.ts';
import { openNameless } from '#src/platform/temporary-file.ts';

/** A few hundred pages take some seconds and half a gigabyte; what takes far more has gone wrong. */
const LIMITS = { milliseconds: 300_000, megabytes: 1000 };

/** At the same moment, whoever asks: more would only take each other's turn, and memory. */
const AT_ONCE = 2;

/**
 * 成批排版 — hands the jobs, each a line of JSON, to one process of its own that typesets one after the other into the open file and then
 * ends, for the typesetter gives no memory back (stack notes 2.1). `hear` is told of each line it prints. Rejects when it was
 * cancelled, or our own template is at fault; what was heard of until then lies in the file.
 */
export async function typesetMany(
  script: `./${string}.js`,
  jobs: readonly string[],
  output: number,
  hear: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const input = openNameless();
  await aTurn();
  try {
    signal.throwIfAborted();
    writeSync(input, jobs.join('\n'), 0);
    const path = fileURLToPath(new URL(script, import.meta.url));
    const { ended } = await runLimited({ script: path, fds: [input, output], hear, signal, ...LIMITS });
    signal.throwIfAborted();
    if (ended !== 'well') throw new Error(`typesetting ended by ${ended}`);
  } finally {
    closeSync(input);
    turnOver();
  }
}

let atWork = 0;
const waiting: (() => void)[] = [];

async function aTurn(): Promise<void> {
  if (atWork < AT_ONCE) atWork += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

/** The turn goes to whoever has waited longest. */
function turnOver(): void {
  const next = waiting.shift();
  if (next === undefined) atWork -= 1;
  else next();
}
