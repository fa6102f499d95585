import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';

/**
 * 台账的锁 — whoever works on lines shares it, and whoever signs for them has it alone: no deed is half done when its sums are
 * frozen. It is the last of all locks (docs/adr/0011): whoever also writes records in the same transaction takes
 * `lockRegister` before.
 */
export async function shareLedger(work: Work, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`ledger ${county}`}, 0))`.execute(work);
}

/** Alone: waits until every deed on a line of the county is done, and none begins before the transaction ends. */
export async function lockLedger(work: Work, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${county}`}, 0))`.execute(work);
}
