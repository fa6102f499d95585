import type { BatchState } from '../batch.ts';

/** Blue to act, green done, red wrong, grey waiting or over. */
export const STATE_COLOURS: Readonly<Record<BatchState, string>> = {
  reading: 'default',
  ready: 'blue',
  refused: 'red',
  committing: 'default',
  committed: 'green',
  interrupted: 'red',
  undone: 'default',
  discarded: 'default',
};
