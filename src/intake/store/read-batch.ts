import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { breath } from '#src/platform/breath.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { type BatchSummary, EMPTY_SUMMARY } from '../batch.ts';
import { type BatchKind, kindOfColumns } from '../batch-kind.ts';
import { type Batch, boundOfFile, moveBatch } from './batches.ts';
import { type ComparedRow, compareSchools } from './compare-schools.ts';
import type { IntakeDesk } from './intake-desk.ts';
import { type NumberedRoster, readUpload } from './read-upload.ts';
import { insertRows } from './staged-rows.ts';

/**
 * 读取 — the uploaded files into rows, put beside the register. A file that cannot be read says why and spoils no other. What
 * an earlier reading found is thrown away: this is also how an interrupted batch is taken up again.
 */
export async function readBatch(desk: IntakeDesk, actor: Actor, batch: Batch, report: Report): Promise<void> {
  try {
    const rosters = await readFiles(desk, batch, report);
    const kinds = new Set(rosters.map(({ recognized }) => kindOfColumns(recognized.columns)));
    if (kinds.size > 1) return await sendBack(desk, batch, MIXED);
    const kind: BatchKind = kinds.has('family') ? 'family' : 'roster';
    await desk.db.transaction().execute(async (work) => {
      await keepRosters(work, batch, rosters);
      const summary = await stageAll(desk, work, actor, { ...batch, kind }, rosters, report);
      const unreadable = rosters.length === 0;
      const message = unreadable ? '上传的文件都读不了，原因见各文件' : '';
      const moved = await moveBatch(work, batch, ['reading'], unreadable ? 'refused' : 'ready', desk.clock.now(), {
        summary,
        message,
        kind,
      });
      if (!moved) throw new Error('the batch was taken away while it was read');
    });
  } catch (error) {
    const message = '读取没有完成，什么都没有写入学籍；可以点“再试”';
    await moveBatch(desk.db, batch, ['reading'], 'interrupted', desk.clock.now(), { message });
    throw error;
  }
}

const MIXED = '花名册和家庭成员模板要分开上传，没有读取；请先上传一种，再上传另一种';

async function sendBack(desk: IntakeDesk, batch: Batch, message: string): Promise<void> {
  await moveBatch(desk.db, batch, ['reading'], 'refused', desk.clock.now(), { message });
}

/** Sheets beyond the first of a workbook are numbered on behind the last file. */
async function readFiles(desk: IntakeDesk, { county, id }: Batch, report: Report): Promise<readonly NumberedRoster[]> {
  const uploads = await desk.db
    .selectFrom('import_files')
    .select(['number', 'name'])
    .where('county', '=', county)
    .where('batch', '=', id)
    .where('sealed', 'is not', null)
    .orderBy('number')
    .execute();
  const rosters: NumberedRoster[] = [];
  let next = (uploads.at(-1)?.number ?? 0) + 1;
  for (const [i, { number, name }] of uploads.entries()) {
    const read = await readUpload(desk, await originalOf(desk, county, id, number));
    const refusal = 'refused' in read ? read.message : '';
    await desk.db
      .updateTable('import_files')
      .set({ refusal, rows: 0, school_code: '', layout: '{}' })
      .where('county', '=', county)
      .where('batch', '=', id)
      .where('number', '=', number)
      .execute();
    if ('rosters' in read) {
      for (const [sheet, roster] of read.rosters.entries()) {
        rosters.push({ ...roster, name, number: sheet === 0 ? number : next++ });
      }
    }
    report(i + 1, uploads.length * 2);
  }
  return rosters;
}

/** In pieces: a file on its way from the database takes four times its room, as the text of its bytes. */
async function originalOf({ db, seal }: IntakeDesk, county: string, batch: string, number: number): Promise<Buffer> {
  const file = db
    .selectFrom('import_files')
    .where('county', '=', county)
    .where('batch', '=', batch)
    .where('number', '=', number);
  const { size } = await file.select(sql<number>`coalesce(length(sealed), 0)`.as('size')).executeTakeFirstOrThrow();
  const sealed = Buffer.allocUnsafeSlow(size);
  for (let from = 0; from < size; from += PIECE) {
    const { piece } = await file
      .select(sql<Buffer>`substring(sealed from ${from + 1} for ${PIECE})`.as('piece'))
      .executeTakeFirstOrThrow();
    piece.copy(sealed, from);
  }
  return seal.open(sealed, boundOfFile(county, batch, number));
}

const PIECE = 1 << 20;

async function keepRosters(work: Work, { county, id }: Batch, rosters: readonly NumberedRoster[]): Promise<void> {
  await work.deleteFrom('import_rows').where('county', '=', county).where('batch', '=', id).execute();
  await work
    .deleteFrom('import_files')
    .where('county', '=', county)
    .where('batch', '=', id)
    .where('sealed', 'is', null)
    .execute();
  for (const { number, name, recognized, pupils } of rosters) {
    const kept = { layout: JSON.stringify(recognized), rows: pupils.length };
    await work
      .insertInto('import_files')
      .values({ county, batch: id, number, name, ...kept })
      .onConflict((same) => same.columns(['county', 'batch', 'number']).doUpdateSet(kept))
      .execute();
  }
}

async function stageAll(
  desk: IntakeDesk,
  work: Work,
  actor: Actor,
  batch: Batch,
  rosters: readonly NumberedRoster[],
  report: Report,
): Promise<BatchSummary> {
  let summary: BatchSummary = {
    ...EMPTY_SUMMARY,
    readAt: desk.clock.now().toISOString(),
    notes: rosters.reduce((sum, { notes }) => sum + notes, 0),
  };
  const faults = new Map<string, { rule: string; title: string; rows: number }>();
  let missing = 0;
  for await (const { school, rows, done, total } of compareSchools(desk, work, actor, batch, rosters)) {
    const numbered = rows.map((row) => {
      if (row.outcome !== 'missing') return row;
      missing += 1;
      return { ...row, row: missing };
    });
    await insertRows(work, desk.seal, batch.county, batch.id, numbered);
    for (const { faults: count, titles } of rows)
      if (count > 0) for (const [rule, title] of titles) add(faults, rule, title);
    summary = plus(summary, rows);
    if (school !== undefined) summary = { ...summary, schools: [...summary.schools, school] };
    report(total + done, total * 2);
    await breath();
  }
  return { ...summary, faults: [...faults.values()].sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1)) };
}

function add(faults: Map<string, { rule: string; title: string; rows: number }>, rule: string, title: string): void {
  const known = faults.get(rule);
  if (known === undefined) faults.set(rule, { rule, title, rows: 1 });
  else known.rows += 1;
}

function plus(summary: BatchSummary, rows: readonly ComparedRow[]): BatchSummary {
  const counts = { ...summary.counts };
  for (const { outcome } of rows) counts[outcome] += 1;
  const count = (is: (row: ComparedRow) => boolean) => rows.filter(is).length;
  return {
    ...summary,
    counts,
    proposes: summary.proposes + count(({ proposes }) => proposes),
    onlyProposes: summary.onlyProposes + count(({ proposes, outcome }) => proposes && outcome === 'unchanged'),
    faulty: summary.faulty + count(({ faults }) => faults > 0),
    withheld: rows.reduce((sum, { detail }) => sum + (detail.withheld?.length ?? 0), summary.withheld),
  };
}
