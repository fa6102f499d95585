import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Actor } from '#src/organization/office.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { addFile, type Batch, closeUpload, findBatch, openBatch } from './batches.ts';
import { beginStep } from './begin-step.ts';
import { commitBatch } from './commit-batch.ts';
import { type FileOfBatch, filesOf } from './files.ts';
import type { IntakeDesk } from './intake-desk.ts';
import { readBatch } from './read-batch.ts';

/** What came of files that were imported without anybody looking at the preview. */
export interface ImportedFiles {
  readonly batch: Batch;
  readonly files: readonly FileOfBatch[];
}

/**
 * Upload, compare and, where `commit` is set, commit: the same steps as in the browser, one after the other. Throws the
 * system's error for a file that cannot be opened; what is wrong inside a file is said of that file.
 */
export async function importFiles(
  desk: IntakeDesk,
  actor: Actor,
  paths: readonly string[],
  { commit, report }: { readonly commit: boolean; readonly report: Report },
): Promise<ImportedFiles> {
  const contents = await Promise.all(paths.map((path) => readFile(path)));
  const id = await openBatch(desk, actor);
  for (const [i, bytes] of contents.entries()) {
    await addFile(desk, actor.county, id, { number: i + 1, name: basename(paths[i] ?? ''), bytes });
  }
  await closeUpload(
    desk,
    actor,
    id,
    paths.map((path) => basename(path)),
  );
  await readBatch(desk, actor, await batchOf(desk, actor, id), report);
  const read = await batchOf(desk, actor, id);
  const begun =
    commit && read.state === 'ready' ? await beginStep(desk, actor, id, read.revision, 'commit') : undefined;
  if (begun !== undefined && 'batch' in begun) await commitBatch(desk, actor, begun.batch, report);
  const batch = await batchOf(desk, actor, id);
  return { batch, files: await filesOf(desk.db, batch) };
}

async function batchOf(desk: IntakeDesk, actor: Actor, id: string): Promise<Batch> {
  const batch = await findBatch(desk.db, actor, id);
  if (batch === undefined) throw new Error('a batch just opened is there');
  return batch;
}
