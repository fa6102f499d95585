import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '#src/audit/store/audit.ts';
import type { Refusal } from '#src/documents/table.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { RosterOfBatch, RowDetail } from '../batch.ts';
import type { ReturnedRow } from '../returned.ts';
import { returnedSheets } from '../returned.ts';
import type { Batch } from './batches.ts';
import { filesOf } from './files.ts';
import { everyRow } from './staged-rows.ts';

/** The workbook of a batch's refused rows; a refusal when it cannot be written. That it was taken is written down first. */
export async function returnedWorkbook(desk: Desk, actor: Actor, batch: Batch): Promise<Buffer | Refusal> {
  const byFile = new Map<number, ReturnedRow[]>();
  const files = await filesOf(desk.db, batch);
  const columns = new Map(files.map(({ number, roster }) => [number, roster?.columns ?? []]));
  for await (const rows of everyRow(desk.db, desk.seal, batch.county, batch.id, { outcome: 'refused' })) {
    for (const { file, detail } of rows) {
      const marks = batch.kind === 'family' ? marksOf(detail, columns.get(file) ?? []) : undefined;
      const row = { texts: detail.texts ?? [], reason: detail.reason ?? '', ...(marks && { marks }) };
      if (byFile.get(file)?.push(row) === undefined) byFile.set(file, [row]);
    }
  }
  const rosters = files.flatMap(({ number, name, roster }) =>
    byFile.has(number) && roster !== undefined ? [{ file: name, roster, rows: byFile.get(number) ?? [] }] : [],
  );
  const deed = { action: 'import.download', subjectKind: 'batch', subject: batch.id, subjectUnit: batch.unit } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
  const folder = await mkdtemp(join(tmpdir(), 'renji-returned-'));
  try {
    const path = join(folder, 'returned.xlsx');
    return (await writeXlsx(path, returnedSheets(rosters))) ?? (await readFile(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the rules found an error in a member's cell. */
function marksOf({ faults = [] }: RowDetail, columns: RosterOfBatch['columns']): ReadonlyMap<number, string> {
  return new Map(
    faults.flatMap(({ severity, field, message }): readonly (readonly [number, string])[] => {
      const column = columns.indexOf(field);
      return severity === 'error' && column >= 0 ? [[column, message]] : [];
    }),
  );
}
