import { sql } from 'kysely';
import type { Database, Work } from './database.ts';

/** From so many rows on, what came in at once may change which index is the right one. */
const MANY_ROWS = 1000;

/** Where a table has grown by so much of what the planner knows of it, PostgreSQL itself looks at it anew. */
const SHARE = 0.1;

/** To be asked after many rows have come into a table at once: looks at all tables only where that is worth its time. */
export async function noticeGrowth(db: Database | Work, table: string, rows: number): Promise<void> {
  if (rows < MANY_ROWS) return;
  const known = await sql<{ rows: number }>`
    select reltuples as rows from pg_class where oid = ${table}::regclass`.execute(db);
  if (rows >= SHARE * (known.rows[0]?.rows ?? 0)) await refreshStatistics(db);
}

/**
 * Tells the planner what the tables hold now. PostgreSQL finds out by itself within a minute or so; until then it plans for
 * the tables as they were, and takes minutes over what a second would do.
 */
export async function refreshStatistics(db: Database | Work): Promise<void> {
  await sql`analyze`.execute(db);
}
