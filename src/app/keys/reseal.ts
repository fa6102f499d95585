import { sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.ts';

export interface Resealed {
  readonly table: string;
  readonly rows: number;
}

const BATCH = 500;

/** Of the parts of keys; all others are texts. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ id: 'uuid', student: 'uuid', batch: 'uuid' },
  ...{ revision: 'integer', number: 'integer', file: 'integer', row: 'integer' },
};

/**
 * 换钥重封 — seals with the current key whatever an older one has sealed, batch by batch, while the register is in use.
 * Broken off, it goes on where it was when it is run again. Throws `BrokenSeal` at bytes that no key opens.
 */
export async function* reseal(db: Database, seal: Seal): AsyncGenerator<Resealed> {
  for (const column of SEALED_COLUMNS) {
    let after: readonly unknown[] | undefined;
    for (;;) {
      const last: Batch = await db.transaction().execute((work) => resealBatch(work, seal, column, after));
      if (last.rows > 0) yield { table: column.table, rows: last.rows };
      if (last.rows < BATCH) break;
      after = last.at;
    }
  }
}

interface Batch {
  readonly rows: number;
  readonly at: readonly unknown[];
}

/** Rows are held while they are sealed anew: an edit of the same record waits, and finds the new bytes. */
async function resealBatch(
  work: Work,
  seal: Seal,
  column: SealedColumn,
  after: readonly unknown[] | undefined,
): Promise<Batch> {
  const places = ['county', ...column.keys];
  const keys = sql.join(places.map((name) => sql.ref(name)));
  const bytes = sql.ref(column.column);
  const later = after === undefined ? sql`true` : sql`(${keys}) > (${sql.join([...after])})`;
  const { rows } = await sql<Readonly<Record<string, unknown>> & { readonly bytes: Buffer }>`
    select ${keys}, ${bytes} as bytes from ${sql.table(column.table)}
    where ${bytes} is not null and get_byte(${bytes}, 1) * 256 + get_byte(${bytes}, 2) <> ${seal.keyId} and ${later}
    order by ${keys} limit ${BATCH} for update`.execute(work);
  if (rows.length > 0) {
    const anew = rows.map((row) => {
      const place = [column.bound, ...places.map((name) => row[name])].join('|');
      return seal.close(seal.open(row.bytes, place), place);
    });
    const columns = places.map((name) => sql`${rows.map((row) => row[name])}::${sql.raw(TYPES[name] ?? 'text')}[]`);
    const keyId = column.hasKeyId ? sql`, key_id = ${seal.keyId}` : sql``;
    const own = sql.join(places.map((name) => sql.ref(`${column.table}.${name}`)));
    await sql`
      update ${sql.table(column.table)} set ${bytes} = anew.bytes ${keyId}
      from unnest(${sql.join(columns)}, ${anew}::bytea[]) as anew (${keys}, bytes)
      where (${own}) = (${sql.join(places.map((name) => sql.ref(`anew.${name}`)))})`.execute(work);
  }
  return { rows: rows.length, at: places.map((name) => rows.at(-1)?.[name]) };
}
