import type { Database, Work } from '#src/platform/database/database.ts';
import type { RosterOfBatch } from '../batch.ts';
import type { Batch } from './batches.ts';

/** A file of a batch, or a further sheet of one, and what was recognised in it. */
export interface FileOfBatch {
  readonly number: number;
  readonly name: string;
  readonly rows: number;
  /** Why it cannot be read; '' when it can. */
  readonly refusal: string;
  readonly roster: RosterOfBatch | undefined;
}

/** The files of a batch that `findBatch` has let the actor know of. */
export async function filesOf(db: Database | Work, { county, id }: Batch): Promise<readonly FileOfBatch[]> {
  const rows = await db
    .selectFrom('import_files')
    .select(['number', 'name', 'rows', 'refusal', 'layout'])
    .where('county', '=', county)
    .where('batch', '=', id)
    .orderBy('number')
    .execute();
  return rows.map(({ layout, ...file }) => ({ ...file, roster: isRoster(layout) ? layout : undefined }));
}

/** `{}` until the file has been read. */
function isRoster(layout: unknown): layout is RosterOfBatch {
  return typeof layout === 'object' && layout !== null && 'headings' in layout;
}
