import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { ALL_STRANGE_NETWORKS, failuresCounted, pausedUntil } from '../lock-out.ts';

/** 登录尝试 — of one account from one network. The account need not exist: its digest is counted all the same. */
export interface Attempt {
  readonly subject: Buffer;
  readonly network: string;
}

export function attemptOf(seal: Seal, account: string, network: string): Attempt {
  return { subject: seal.digest('account', account.trim().toLowerCase()), network };
}

/**
 * Counted as a failure before anything is compared, so that a thousand guesses sent at once are not a thousand guesses
 * evaluated. `paused`: nothing may be tried now. `last`: if this one fails, a pause begins.
 */
export async function beginAttempt(db: Database, attempt: Attempt, now: Date): Promise<'paused' | 'counted' | 'last'> {
  return await db.transaction().execute(async (work) => {
    const own = await locked(work, attempt, now);
    // From where the person has signed in before, strangers' failures do not count.
    const isKnown = own.signed_in_at !== null;
    const strange = isKnown ? undefined : await locked(work, { ...attempt, network: ALL_STRANGE_NETWORKS }, now);
    const rows = strange === undefined ? [own] : [own, strange];
    if (rows.some((row) => row.locked_until !== null && row.locked_until > now)) return 'paused';
    const pauses = await Promise.all(rows.map((row) => countOne(work, attempt.subject, row, now)));
    return pauses.includes(true) ? 'last' : 'counted';
  });
}

/** Signed in with everything that is asked for: this network's failures are forgotten, and the network is remembered. */
export async function attemptSucceeded(work: Work, attempt: Attempt, now: Date): Promise<void> {
  await takeBackAttempt(work, attempt);
  await rowOf(work, attempt.subject, attempt.network)
    .set({ failures: 0, locked_until: null, signed_in_at: now })
    .execute();
}

/** It was no failure, or nothing was compared after all. Earlier failures stay counted: a right password is only half a sign-in. */
export async function takeBackAttempt(db: Database | Work, { subject, network }: Attempt): Promise<void> {
  const own = await db
    .selectFrom('sign_in_attempts')
    .select('signed_in_at')
    .where('subject', '=', subject)
    .where('network', '=', network)
    .executeTakeFirst();
  for (const counted of own?.signed_in_at === null ? [network, ALL_STRANGE_NETWORKS] : [network]) {
    await rowOf(db, subject, counted)
      .set((row) => ({ failures: row('failures', '-', 1), locked_until: null }))
      .where('failures', '>', 0)
      .execute();
  }
}

function rowOf(db: Database | Work, subject: Buffer, network: string) {
  return db.updateTable('sign_in_attempts').where('subject', '=', subject).where('network', '=', network);
}

type Row = Awaited<ReturnType<typeof locked>>;

async function locked(work: Work, { subject, network }: Attempt, now: Date) {
  await work
    .insertInto('sign_in_attempts')
    .values({ subject, network, failures: 0, last_at: now })
    .onConflict((row) => row.columns(['subject', 'network']).doNothing())
    .execute();
  return await work
    .selectFrom('sign_in_attempts')
    .select(['network', 'failures', 'last_at', 'locked_until', 'signed_in_at'])
    .where('subject', '=', subject)
    .where('network', '=', network)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Answers whether a pause begins. */
async function countOne(work: Work, subject: Buffer, row: Row, now: Date): Promise<boolean> {
  const failures = failuresCounted({ failures: row.failures, lastAt: row.last_at }, now) + 1;
  const until = pausedUntil(row.network, failures, now);
  await rowOf(work, subject, row.network)
    .set({ failures, last_at: now, locked_until: until ?? null })
    .execute();
  return until !== undefined;
}
