import { sql } from 'kysely';
import type { Database, Work } from './database.ts';

/** From so many rows on, what came in at once changes which index is the right one. */
export const MANY_ROWS = 1000;

/**
 * Tells the planner what the tables hold now. PostgreSQL finds out by itself within a minute or so; until then it plans for
 * the tables as they were, and takes minutes over what a second would do.
 */
export async function refreshStatistics(db: Database | Work): Promise<void> {
  await sql`analyze`.execute(db);
}
