import { once } from 'node:events';
import type { Terminal } from './command.ts';

/** The terminal, or the pipe, this process was started in. */
export function thisTerminal(): Terminal {
  const { stdout, stderr } = process;
  // Somebody who has read enough, like `head`, closes the pipe; that is no error of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    out: async (text) => {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    err: (text) => {
      stderr.write(text);
    },
    isTerminal: stdout.isTTY === true,
    showsProgress: stderr.isTTY === true,
    width: stdout.columns ?? 100,
  };
}
