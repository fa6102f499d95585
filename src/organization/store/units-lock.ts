import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';

/**
 * One after the other: whoever changes the units of a county takes this first and holds it until the transaction ends, so that
 * no class is opened below a school that is just being moved.
 */
export async function lockUnits(work: Work, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`units ${county}`}, 0))`.execute(work);
}
