import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

/** Within `db.transaction().execute(trx => …)`. Whatever writes takes one, so that it can be part of something bigger. */
export type Work = Transaction<Schema>;
