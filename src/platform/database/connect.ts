import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { keepMarkedStatements } from './kept-statement.ts';
import type { Schema } from './schema.ts';

export interface ConnectOptions {
  /** The most connections at once. */
  readonly size?: number;
  /** How the connections are called in `pg_stat_activity`. */
  readonly name?: string;
  /** Milliseconds after which a single statement is given up. */
  readonly patience?: number;
  /** Told of connections that break while nobody uses them: a database that restarts must not take us along. */
  readonly onLost?: (error: Error) => void;
}

export interface Connection {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

/** Opens a pool on any PostgreSQL. Nothing is asked of the server before the first query. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const patience = options.patience ?? 60_000;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size ?? 10,
    application_name: options.name ?? 'renji',
    statement_timeout: patience,
    idle_in_transaction_session_timeout: patience * 2,
    connectionTimeoutMillis: 15_000,
    // A day is a day in China, wherever the server stands.
    options: '-c timezone=Asia/Shanghai',
    types: { getTypeParser },
  });
  // Without a listener, a connection that breaks while idle ends the whole process.
  pool.on('error', (error) => options.onLost?.(error));
  keepMarkedStatements(pool);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

type Parser = (text: string) => unknown;

/** Types whose own parsers would lose something: a date is no moment, and counts are numbers, not texts. */
const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
  [1016, (text) => textsOf(text).map(Number)], // int8[]
  [1182, (text) => textsOf(text)], // date[]
]);

/** The elements of a PostgreSQL array, as texts. The driver's table of types lacks those of arrays; it reads them all the same. */
function textsOf(text: string): readonly string[] {
  const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0];
  return (pg.types.getTypeParser(textArray) as (text: string) => readonly string[])(text);
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
  return PARSERS.get(oid) ?? (pg.types.getTypeParser(oid, format) as Parser); // pg types its answers by format
}
