import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type BatchState, type BatchSummary, EMPTY_SUMMARY } from '../batch.ts';
import type { BatchKind } from '../batch-kind.ts';
import type { Importer } from '../import-policy.ts';

/** 导入批次 — as it is now. */
export interface Batch {
  readonly county: string;
  readonly id: string;
  readonly unit: UnitPath;
  readonly by: string;
  readonly byName: string;
  readonly importer: Importer;
  /** 'roster' until it has been read. */
  readonly kind: BatchKind;
  readonly state: BatchState;
  readonly title: string;
  readonly summary: BatchSummary;
  readonly message: string;
  readonly createdAt: Date;
  readonly committedAt: Date | undefined;
  readonly undoneAt: Date | undefined;
  /** The task that reads, commits or takes it back, the latest of them. */
  readonly task: string | undefined;
  readonly revision: number;
}

/** A batch without files, to be filled: `addFile`, then `readBatch`. */
export async function openBatch(desk: Desk, actor: Actor): Promise<string> {
  const id = randomUUID();
  const now = desk.clock.now();
  await desk.db
    .insertInto('import_batches')
    .values({
      county: actor.county,
      id,
      unit: actor.unit,
      by_person: actor.person,
      importer: actor.office === 'county' ? 'county' : 'school',
      state: 'reading',
      title: '',
      summary: JSON.stringify(EMPTY_SUMMARY),
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/** The original is kept, sealed, until the batch has ended. */
export async function addFile(
  { db, seal }: Desk,
  county: string,
  batch: string,
  file: { readonly number: number; readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  const sealed = seal.close(file.bytes, boundOfFile(county, batch, file.number));
  await db
    .insertInto('import_files')
    .values({ county, batch, number: file.number, name: file.name, sealed, key_id: seal.keyId })
    .execute();
}

export function boundOfFile(county: string, batch: string, number: number): string {
  return `import_files|${county}|${batch}|${number}`;
}

/** All files have come: the batch has a title, and the upload is written down. */
export async function closeUpload(desk: Desk, actor: Actor, id: string, names: readonly string[]): Promise<void> {
  const title = names.length === 1 ? (names[0] ?? '') : `${names[0] ?? ''} 等 ${names.length} 个文件`;
  await desk.db.transaction().execute(async (work) => {
    await work
      .updateTable('import_batches')
      .set({ title })
      .where('county', '=', actor.county)
      .where('id', '=', id)
      .execute();
    const deed = {
      action: 'import.upload',
      subjectKind: 'batch',
      subject: id,
      detail: { files: names.length },
    } as const;
    await audit(work, actor, deed, desk.clock.now());
  });
}

/** Where whoever waits for the batch finds how far it has come. */
export async function noteTask(
  db: Database,
  { county, id }: Pick<Batch, 'county' | 'id'>,
  task: string,
): Promise<void> {
  await db.updateTable('import_batches').set({ task }).where('county', '=', county).where('id', '=', id).execute();
}

/** The batch, if the actor may know of it. */
export async function findBatch(db: Database | Work, actor: Actor, id: string): Promise<Batch | undefined> {
  const row = await batches(db, actor).where('import_batches.id', '=', id).executeTakeFirst();
  return row && batchOf(row);
}

/** The newest first; `before` is the last of the page above. */
export async function listBatches(
  db: Database,
  actor: Actor,
  {
    before,
    limit,
  }: { readonly before?: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly Batch[]> {
  const rows = await batches(db, actor)
    .where('state', '<>', 'discarded')
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(import_batches.created_at, import_batches.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`,
      ),
    )
    .orderBy('import_batches.created_at', 'desc')
    .orderBy('import_batches.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(batchOf);
}

/**
 * Moves the batch on, if it is still as it was seen. Answers whether it was: of two who press the button at once, one
 * does it.
 */
export async function moveBatch(
  work: Database | Work,
  batch: Pick<Batch, 'county' | 'id' | 'revision'>,
  from: readonly BatchState[],
  to: BatchState,
  now: Date,
  more: {
    readonly summary?: BatchSummary;
    readonly message?: string;
    readonly committed?: true;
    readonly undone?: true;
    readonly kind?: BatchKind;
  } = {},
): Promise<boolean> {
  const { numUpdatedRows } = await work
    .updateTable('import_batches')
    .set({
      state: to,
      updated_at: now,
      message: more.message ?? '',
      revision: batch.revision + 1,
      ...(more.summary && { summary: JSON.stringify(more.summary) }),
      ...(more.kind && { kind: more.kind }),
      ...(more.committed && { committed_at: now }),
      ...(more.undone && { undone_at: now }),
    })
    .where('county', '=', batch.county)
    .where('id', '=', batch.id)
    .where('revision', '=', batch.revision)
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function batches(db: Database | Work, actor: Actor) {
  return db
    .selectFrom('import_batches')
    .leftJoin('people', (join) =>
      join.onRef('people.county', '=', 'import_batches.county').onRef('people.id', '=', 'import_batches.by_person'),
    )
    .selectAll('import_batches')
    .select('people.name as by_name')
    .where('import_batches.county', '=', actor.county)
    .where(permitted(actor, 'import.run', 'import_batches.unit'));
}

type BatchRow = Awaited<ReturnType<ReturnType<typeof batches>['execute']>>[number];

function batchOf(row: BatchRow): Batch {
  return {
    county: row.county,
    id: row.id,
    unit: row.unit as UnitPath, // an actor's unit, written by openBatch
    by: row.by_person,
    byName: row.by_name ?? '',
    importer: row.importer as Importer, // the check constraint of the column
    kind: row.kind as BatchKind, // the check constraint of the column
    state: row.state as BatchState, // the check constraint of the column
    title: row.title,
    summary: row.summary as BatchSummary, // written by openBatch and moveBatch
    message: row.message,
    createdAt: row.created_at,
    committedAt: row.committed_at ?? undefined,
    undoneAt: row.undone_at ?? undefined,
    task: row.task ?? undefined,
    revision: row.revision,
  };
}
