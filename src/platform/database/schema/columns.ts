import type { ColumnType } from 'kysely';

/** What can be kept in a `jsonb` column. */
export type Json = ColumnType<unknown, string, string>;

/** Written as a Date or an ISO text, read as a Date. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
