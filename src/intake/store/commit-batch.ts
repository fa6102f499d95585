import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { ensureClasses } from '#src/organization/store/open-units.ts';
import { unitsBelow } from '#src/organization/store/units.ts';
import { SCHOOL_KINDS, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { noticeGrowth } from '#src/platform/database/statistics.ts';
import { orderedId } from '#src/platform/ordered-id.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import type { Cells, ChangeSource } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import type { BatchSummary, PlaceOfRow } from '../batch.ts';
import { cellsBy } from '../cells-of-row.ts';
import { withSchool } from '../compare.ts';
import { type Batch, moveBatch } from './batches.ts';
import { filesOf } from './files.ts';
import type { IntakeDesk } from './intake-desk.ts';
import { openedMeanwhile } from './opened-meanwhile.ts';
import { proposeKeyChanges } from './proposed-changes.ts';
import { everyRow, markApplied, refuseRows, type StagedRow } from './staged-rows.ts';

/**
 * 提交 — everything of the batch in one transaction: records, history, findings, proposals, and that it is committed. What has
 * changed since the preview is refused and not overwritten. A process that dies on the way has written nothing.
 */
export async function commitBatch(desk: IntakeDesk, actor: Actor, batch: Batch, report: Report): Promise<BatchSummary> {
  try {
    return await desk.db.transaction().execute(async (work) => {
      await lockRegister(work, batch.county);
      const { counts } = batch.summary;
      const total = counts.new + counts.changed;
      const commit = { desk, work, actor, batch };
      const refusedNew = await applyNew(commit, (done) => report(done, total));
      const refusedChanged = await applyChanged(commit, (done) => report(counts.new + done, total));
      const proposes = await proposeKeyChanges(desk, work, batch);
      const summary: BatchSummary = {
        ...batch.summary,
        proposes,
        counts: {
          ...counts,
          new: counts.new - refusedNew,
          changed: counts.changed - refusedChanged,
          refused: counts.refused + refusedNew + refusedChanged,
        },
      };
      const deed = {
        action: batch.kind === 'family' ? 'exchange.import' : 'import.commit',
        subjectKind: 'batch',
        subject: batch.id,
        subjectUnit: batch.unit,
      } as const;
      await audit(work, actor, { ...deed, detail: { ...summary.counts, proposes } }, desk.clock.now());
      const now = desk.clock.now();
      const moved = await moveBatch(work, batch, ['committing'], 'committed', now, { summary, committed: true });
      if (!moved) throw new Error('the batch was taken away while it was committed');
      await noticeGrowth(work, 'students', total);
      return summary;
    });
  } catch (error) {
    const message = '提交没有完成，什么都没有写入学籍；可以点“再试”，重新比对后再提交';
    await moveBatch(desk.db, batch, ['committing'], 'interrupted', desk.clock.now(), { message });
    throw error;
  }
}

interface Commit {
  readonly desk: IntakeDesk;
  readonly work: Work;
  readonly actor: Actor;
  readonly batch: Batch;
}

type Staged = StagedRow & { readonly reason?: string };

/** Answers how many had to be refused after all. */
async function applyNew(commit: Commit, report: (done: number) => void): Promise<number> {
  const { desk, work, actor, batch } = commit;
  const { county, id } = batch;
  const schools = await unitsBelow(work, actor, actor.unit, SCHOOL_KINDS);
  const meanwhile = await openedMeanwhile(desk, work, actor, batch, schools);
  let done = 0;
  let refused = 0;
  const cellsOf = await cellsOfRows(work, batch);
  for await (const rows of everyRow(work, desk.seal, county, id, { outcome: 'new' })) {
    const judged = await meanwhile(rows.map((row) => ({ ...row, cells: cellsOf(row) })));
    const drafts = judged.flatMap((row) => {
      const { unit, cells, reason } = row;
      if (reason !== undefined || unit === undefined) return [];
      return [{ row, id: orderedId(desk.clock.now()), unit: unit as UnitPath, cells }]; // staged from a path
    });
    await openClasses(
      commit,
      drafts.map(({ row }) => row),
    );
    await createRecords(desk, work, county, drafts, authorOf(actor), sourceOf(batch));
    const applied = drafts.map(({ row, id: student }) => ({ file: row.file, row: row.row, student, revision: 1 }));
    await markApplied(work, county, id, applied);
    refused += await refuse(commit, judged);
    done += rows.length;
    report(done);
  }
  return refused;
}

/** By the columns that were recognised when the files were read. */
async function cellsOfRows(work: Work, batch: Batch): Promise<(row: StagedRow) => Cells> {
  const rosters = (await filesOf(work, batch)).map(
    ({ number, roster }) => [number, cellsBy(roster?.columns ?? [])] as const,
  );
  const byFile = new Map(rosters);
  return ({ file, detail }) => withSchool(byFile.get(file)?.(detail.texts ?? []) ?? {}, detail.schoolCode);
}

async function applyChanged(commit: Commit, report: (done: number) => void): Promise<number> {
  const { desk, work, actor, batch } = commit;
  const { county, id } = batch;
  let done = 0;
  let refused = 0;
  for await (const rows of everyRow(work, desk.seal, county, id, { outcome: 'changed' })) {
    const changes = rows.flatMap(({ student, unit, detail }) => {
      if (student === undefined || unit === undefined || detail.seen === undefined) return [];
      const cells: Cells = Object.fromEntries((detail.changes ?? []).map(({ field, after }) => [field, after]));
      const moves = detail.place === undefined ? undefined : (unit as UnitPath); // staged from a path
      return [{ id: student, seen: detail.seen, cells, unit: moves }];
    });
    await openClasses(commit, rows);
    const stale = new Set(await changeRecords(desk, work, county, changes, authorOf(actor), sourceOf(batch)));
    const fresh = rows.flatMap(({ file, row, student, detail }) =>
      student === undefined || stale.has(student) ? [] : [{ file, row, student, revision: (detail.seen ?? 0) + 1 }],
    );
    await markApplied(work, county, id, fresh);
    refused += await refuse(
      commit,
      rows.map((row) => (stale.has(row.student ?? '') ? { ...row, reason: CHANGED_MEANWHILE } : row)),
    );
    done += rows.length;
    report(done);
  }
  return refused;
}

const CHANGED_MEANWHILE = '比对之后这名学生的学籍已被修改，没有覆盖；请重新导入，看过新的差异再提交';

async function refuse({ desk, work, batch }: Commit, rows: readonly Staged[]): Promise<number> {
  const refused = rows.flatMap((row) => (row.reason === undefined ? [] : [{ ...row, reason: row.reason }]));
  await refuseRows(work, desk.seal, batch.county, batch.id, refused);
  return refused.length;
}

/** Classes that the file names and the county does not have yet. */
async function openClasses({ desk, work, actor, batch }: Commit, rows: readonly StagedRow[]): Promise<void> {
  const bySchool = new Map<UnitPath, Map<string, PlaceOfRow>>();
  for (const { unit, detail } of rows) {
    if (unit === undefined || detail.place === undefined) continue;
    const { school } = detail.place;
    bySchool.set(school, (bySchool.get(school) ?? new Map()).set(unit, detail.place));
  }
  const by = { person: actor.person, now: desk.clock.now(), reason: '导入名单时补建' };
  for (const [school, wanted] of bySchool) await ensureClasses(work, batch.county, school, [...wanted.values()], by);
}

function authorOf({ person, office }: Actor) {
  return { person, office };
}

function sourceOf({ id, kind }: Batch): ChangeSource {
  return { kind: kind === 'family' ? 'template' : 'import', id };
}
