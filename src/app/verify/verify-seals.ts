import { sql } from 'kysely';
import type { Database } from '#src/platform/database/database.ts';
import { BrokenSeal } from '#src/platform/sealing/envelope.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { SEALED_COLUMNS, type SealedColumn } from '../keys/sealed-columns.ts';
import type { Mismatch, Verified } from './mismatch.ts';

const BATCH = 1000;

/** Every sealed column of every table opens in its place. */
export async function verifySeals(db: Database, seal: Seal): Promise<Verified> {
  const mismatches: Mismatch[] = [];
  let looked = 0;
  for (const column of SEALED_COLUMNS) {
    for await (const { place, bytes } of sealedIn(db, column)) {
      looked += 1;
      if (!opens(seal, bytes, place)) mismatches.push({ what: 'seal', where: `${column.table} ${place}` });
    }
  }
  return { looked, mismatches };
}

function opens(seal: Seal, bytes: Buffer, place: string): boolean {
  try {
    seal.open(bytes, place);
    return true;
  } catch (error) {
    if (error instanceof BrokenSeal) return false;
    throw error;
  }
}

async function* sealedIn(db: Database, { table, column, bound, keys }: SealedColumn) {
  const places = ['county', ...keys];
  const key = sql.join(places.map((name) => sql.ref(name)));
  let after: readonly unknown[] | undefined;
  do {
    const later = after === undefined ? sql`true` : sql`(${key}) > (${sql.join([...after])})`;
    const { rows } = await sql<Readonly<Record<string, unknown>> & { readonly bytes: Buffer | null }>`
      select ${key}, ${sql.ref(column)} as bytes from ${sql.table(table)}
      where ${later} order by ${key} limit ${BATCH}`.execute(db);
    for (const row of rows) {
      const place = [bound, ...places.map((name) => row[name])].join('|');
      if (row.bytes !== null) yield { place, bytes: row.bytes };
    }
    const last = rows.length < BATCH ? undefined : rows.at(-1);
    after = last && places.map((name) => last[name]);
  } while (after !== undefined);
}
