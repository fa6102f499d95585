import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';

/**
 * One after the other: whoever writes records of a county takes this first, and holds it until the transaction ends.
 *
 * Two who register one child at the same moment would otherwise not see each other's record, and nobody would call it a
 * duplicate; and two whose records are neighbours would wait for each other's rows. Whoever holds it already is not kept waiting
 * for the answer that they do: a transaction has no savepoints here, and holds a lock to its end.
 */
export async function lockRegister(work: Work, county: string): Promise<void> {
  const held = HELD.get(work) ?? new Set<string>();
  HELD.set(work, held);
  if (held.has(county)) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${county}`}, 0))`.execute(work);
  held.add(county);
}

/** The counties whose lock each transaction under way holds. */
const HELD = new WeakMap<Work, Set<string>>();
