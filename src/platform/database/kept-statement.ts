import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* kept */';

/**
 * At the end of a query (`.modifyEnd(KEPT)`): the connection keeps its plan and need not think again, which takes longer than
 * many a look-up itself. Only for look-ups by key: a range must be planned for what it holds this time.
 */
export const KEPT = sql.raw(MARK);

/**
 * A value in a marked query that its plan is not made for. The server would look at it all the same, think anew each time, and
 * find its plan for this one value better than the one that it keeps: thinking took twice as long as finding.
 */
export function unseen<T extends string | readonly string[]>(value: T): RawBuilder<T> {
  return typeof value === 'string' ? sql<T>`(select ${value}::text)` : sql<T>`(select ${value}::text[])`;
}

/** Sends a marked query under a name of its own, so that the server knows it again. */
export function keepMarkedStatements(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as (...asked: readonly unknown[]) => unknown; // pg overloads it nine times
    const asked = (text: unknown, values?: unknown, ...rest: readonly unknown[]) =>
      typeof text === 'string' && text.endsWith(MARK)
        ? ask({ name: nameOf(text), text, values }, ...rest)
        : ask(text, values, ...rest);
    client.query = asked as typeof client.query; // what it is given, it hands on
  });
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
