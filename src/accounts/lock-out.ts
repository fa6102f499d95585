const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** 连续输错 — what has been counted of one account from one network. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: Date;
}

/**
 * Counted twice: for the network itself, and, when the account has never been signed in to from there, for all such networks
 * together. So a stranger's failures pause strangers, and the registrar goes on signing in from the office.
 */
export const ALL_STRANGE_NETWORKS = '*';

/** From the fifth failure on, how long is waited; the last holds for every further one. 10,000 guesses a day are fewer than 100. */
const PAUSES: readonly number[] = [1, 2, 5, 15, 30].map((minutes) => minutes * MINUTE);
const FREE_FAILURES = 4;

/** Of all strange networks together: thirty at once, then one each half hour, which is less than eighty a day. */
const FREE_STRANGE_FAILURES = 29;
const STRANGE_PAUSE = 30 * MINUTE;

/** Failures counted until now; those of yesterday are forgotten. */
export function failuresCounted(attempts: Attempts | undefined, now: Date): number {
  if (attempts === undefined || now.getTime() - attempts.lastAt.getTime() >= DAY) return 0;
  return attempts.failures;
}

/** Until when nothing is tried after so many failures; `undefined` when one may try again at once. */
export function pausedUntil(network: string, failures: number, now: Date): Date | undefined {
  const pause = network === ALL_STRANGE_NETWORKS ? strangePause(failures) : ownPause(failures);
  return pause === undefined ? undefined : new Date(now.getTime() + pause);
}

function ownPause(failures: number): number | undefined {
  return failures <= FREE_FAILURES ? undefined : (PAUSES[failures - FREE_FAILURES - 1] ?? PAUSES.at(-1));
}

function strangePause(failures: number): number | undefined {
  return failures <= FREE_STRANGE_FAILURES ? undefined : STRANGE_PAUSE;
}
