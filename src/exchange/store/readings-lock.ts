import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';

/** Of two lists that are read at once, one is the later. Held until the transaction ends. */
export async function lockReadings(work: Work, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exchange ${county}`}, 0))`.execute(work);
}
