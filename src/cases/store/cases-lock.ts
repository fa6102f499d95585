import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';

/**
 * 业务的锁 — the first of all locks: whoever begins or handles a case shares it, and whoever files all cases of a county anew has it
 * alone. So a unit that moves never waits for a decision that waits for it, and no case is begun below a path that is just going.
 *
 * The order is the same for everybody (docs/adr/0011): cases, then single cases by id, the register, the units.
 */
export async function shareCases(work: Work, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`cases ${county}`}, 0))`.execute(work);
}

/** Alone: waits until every deed on a case of the county is done, and none begins before the transaction ends. */
export async function lockCases(work: Work, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cases ${county}`}, 0))`.execute(work);
}
