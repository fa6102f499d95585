import { sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { OutcomeName, RowDetail } from '../batch.ts';

/** A row of a batch as it lies in the database. File 0 holds what no file speaks of: records that are missing from it. */
export interface StagedRow {
  readonly file: number;
  readonly row: number;
  readonly outcome: OutcomeName;
  readonly student: string | undefined;
  readonly name: string;
  /** Where the record is, or will be. */
  readonly unit: string | undefined;
  readonly proposes: boolean;
  readonly faults: number;
  readonly detail: RowDetail;
}

/** Between two of them others' requests are answered. */
const BATCH = 500;

export async function insertRows(
  work: Work,
  seal: Seal,
  county: string,
  batch: string,
  rows: readonly StagedRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const some = rows.slice(from, from + BATCH);
    await sql`
      insert into import_rows
        (county, batch, file, row, outcome, student, name, unit, proposes, faults, sealed, key_id)
      select ${county}, ${batch}::uuid, file, row, outcome, student, name, unit, proposes, faults, sealed, ${seal.keyId}
      from unnest(
        ${some.map(({ file }) => file)}::integer[], ${some.map(({ row }) => row)}::integer[],
        ${some.map(({ outcome }) => outcome)}::text[], ${some.map(({ student }) => student ?? null)}::uuid[],
        ${some.map(({ name }) => name)}::text[], ${some.map(({ unit }) => unit ?? null)}::text[],
        ${some.map(({ proposes }) => proposes)}::boolean[], ${some.map(({ faults }) => faults)}::integer[],
        ${some.map((row) => sealDetail(seal, county, batch, row, row.detail))}::bytea[]
      ) as staged (file, row, outcome, student, name, unit, proposes, faults, sealed)`.execute(work);
  }
}

/** Rows of one outcome in the order of the files, from behind `after`; all outcomes where none is named. */
export async function rowsOfBatch(
  db: Database | Work,
  seal: Seal,
  county: string,
  batch: string,
  wanted: {
    readonly outcome?: OutcomeName | undefined;
    readonly proposes?: boolean | undefined;
    readonly faulty?: true | undefined;
    readonly after?: { readonly file: number; readonly row: number } | undefined;
    readonly limit: number;
  },
): Promise<readonly (StagedRow & { readonly appliedRevision: number | undefined })[]> {
  const { outcome, proposes, faulty, after, limit } = wanted;
  const rows = await db
    .selectFrom('import_rows')
    .selectAll()
    .where('county', '=', county)
    .where('batch', '=', batch)
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? ''))
    .$if(proposes !== undefined, (query) => query.where('proposes', '=', proposes ?? false))
    .$if(faulty === true, (query) => query.where('faults', '>', 0))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(file, row) > (${after?.file}::int, ${after?.row}::int)`),
    )
    .orderBy('file')
    .orderBy('row')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    file: row.file,
    row: row.row,
    outcome: row.outcome as OutcomeName, // the check constraint of the column
    student: row.student ?? undefined,
    name: row.name,
    unit: row.unit ?? undefined,
    proposes: row.proposes,
    faults: row.faults,
    appliedRevision: row.applied_revision ?? undefined,
    detail: openDetail(seal, county, batch, row, row.sealed),
  }));
}

/** All rows of one outcome, some hundreds at a time. */
export async function* everyRow(
  db: Database | Work,
  seal: Seal,
  county: string,
  batch: string,
  wanted: { readonly outcome?: OutcomeName; readonly proposes?: true },
) {
  let after: { readonly file: number; readonly row: number } | undefined;
  for (;;) {
    const rows = await rowsOfBatch(db, seal, county, batch, { ...wanted, after, limit: BATCH });
    if (rows.length > 0) yield rows;
    after = rows.at(-1);
    if (rows.length < BATCH) return;
  }
}

/** What was applied: the record each row became, and its revision by that. */
export async function markApplied(
  work: Work,
  county: string,
  batch: string,
  rows: readonly { readonly file: number; readonly row: number; readonly student: string; readonly revision: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update import_rows set student = done.student, applied_revision = done.revision
    from unnest(${rows.map(({ file }) => file)}::integer[], ${rows.map(({ row }) => row)}::integer[],
      ${rows.map(({ student }) => student)}::uuid[], ${rows.map(({ revision }) => revision)}::integer[]
    ) as done (file, row, student, revision)
    where county = ${county} and batch = ${batch}::uuid and import_rows.file = done.file and import_rows.row = done.row`.execute(
    work,
  );
}

/** Rows that were to be applied and could not be. */
export async function refuseRows(
  work: Work,
  seal: Seal,
  county: string,
  batch: string,
  rows: readonly (StagedRow & { readonly reason: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update import_rows set outcome = 'refused', proposes = false, sealed = done.sealed, key_id = ${seal.keyId}
    from unnest(${rows.map(({ file }) => file)}::integer[], ${rows.map(({ row }) => row)}::integer[],
      ${rows.map((row) => sealDetail(seal, county, batch, row, { ...row.detail, reason: row.reason }))}::bytea[]
    ) as done (file, row, sealed)
    where county = ${county} and batch = ${batch}::uuid and import_rows.file = done.file and import_rows.row = done.row`.execute(
    work,
  );
}

interface Place {
  readonly file: number;
  readonly row: number;
}

function sealDetail(seal: Seal, county: string, batch: string, place: Place, detail: RowDetail): Buffer {
  return seal.close(JSON.stringify(detail), boundOf(county, batch, place));
}

function openDetail(seal: Seal, county: string, batch: string, place: Place, sealed: Uint8Array): RowDetail {
  return JSON.parse(seal.open(sealed, boundOf(county, batch, place)).toString('utf8')) as RowDetail; // by sealDetail
}

function boundOf(county: string, batch: string, { file, row }: Place): string {
  return `import_rows|${county}|${batch}|${file}|${row}`;
}
