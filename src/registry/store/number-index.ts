import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { CLAIMED_KINDS, numbersOf, type RecordNumber } from '../numbers-of.ts';
import type { Cells } from '../record.ts';

interface NumberRow {
  readonly kind: string;
  readonly digest: Buffer;
  readonly student: string;
}

/** One record's numbers before and after; `before` absent for a new record, `after` for one withdrawn. */
export interface Renumbered {
  readonly id: string;
  readonly before?: Cells | undefined;
  readonly after?: Cells | undefined;
}

/** Keep the look-up of numbers in step with the records. A number given up stays, marked as a former one. */
export async function reindexNumbers(
  work: Work,
  seal: Seal,
  county: string,
  records: readonly Renumbered[],
): Promise<void> {
  const gone: NumberRow[] = [];
  const come: NumberRow[] = [];
  for (const { id, before, after } of records) {
    const old = numbersByKey(before);
    const now = numbersByKey(after);
    const digested = ({ kind, value }: RecordNumber) => ({ kind, digest: seal.digest(kind, value), student: id });
    for (const [key, number] of old) if (!now.has(key)) gone.push(digested(number));
    for (const [key, number] of now) if (!old.has(key)) come.push(digested(number));
  }
  await retire(work, county, gone);
  await record(work, county, come, areNew(records));
}

/** A record that was not there before cannot have had any number. */
function areNew(records: readonly Renumbered[]): boolean {
  return records.every(({ before }) => before === undefined);
}

/** Looking for former numbers of records that have none takes as long as writing theirs. */
async function record(work: Work, county: string, rows: readonly NumberRow[], isFirst: boolean): Promise<void> {
  if (rows.length === 0) return;
  const again = isFirst ? sql`` : sql`on conflict (county, student, kind, digest) do update set current = true`;
  await sql`
    insert into number_index (county, kind, digest, student, current)
    select ${county}, kind, digest, student, true from ${unnested(rows)} ${again}`.execute(work);
  const claims = rows.filter(isClaimed);
  if (claims.length === 0) return;
  await sql`
    insert into number_claims (digest, kind, county, student)
    select digest, kind, ${county}, student from ${unnested(claims)} ${isFirst ? sql`` : sql`on conflict do nothing`}`.execute(
    work,
  );
}

async function retire(work: Work, county: string, rows: readonly NumberRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update number_index set current = false from ${unnested(rows)}
    where number_index.county = ${county} and number_index.kind = named.kind
      and number_index.digest = named.digest and number_index.student = named.student`.execute(work);
  const claims = rows.filter(isClaimed);
  if (claims.length === 0) return;
  await sql`
    delete from number_claims using ${unnested(claims)}
    where number_claims.digest = named.digest and number_claims.kind = named.kind
      and number_claims.county = ${county} and number_claims.student = named.student`.execute(work);
}

function unnested(rows: readonly NumberRow[]) {
  const kinds = rows.map(({ kind }) => kind);
  const digests = rows.map(({ digest }) => digest);
  const students = rows.map(({ student }) => student);
  return sql`unnest(${kinds}::text[], ${digests}::bytea[], ${students}::uuid[]) as named (kind, digest, student)`;
}

function isClaimed({ kind }: NumberRow): boolean {
  return CLAIMED_KINDS.some((claimed) => claimed === kind);
}

function numbersByKey(cells: Cells | undefined): ReadonlyMap<string, RecordNumber> {
  const numbers = cells === undefined ? [] : numbersOf(cells);
  return new Map(numbers.map((number) => [`${number.kind} ${number.value}`, number]));
}
