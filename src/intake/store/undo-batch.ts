import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import type { ChangeSource } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { readHistories } from '#src/registry/store/read-history.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import { type UndoStep, undoOf } from '../undo.ts';
import { type Batch, moveBatch } from './batches.ts';
import { withdrawProposals } from './proposed-changes.ts';
import { everyRow } from './staged-rows.ts';

/** What an undo does, or would do. */
export interface Undone {
  /** Records whose cells go back. */
  readonly back: number;
  /** Records that the batch opened and that leave the rolls. */
  readonly withdrawn: number;
  /** Records of which something stays, because somebody has changed it since. */
  readonly kept: number;
  /** Records that the batch opened and that stay, because somebody has worked on them since. */
  readonly stays: number;
}

/** 撤销前的预览 — what would go back, and the first of what would stay. Changes nothing. */
export async function planUndo(
  { db, seal }: Desk,
  batch: Batch,
  most: number,
): Promise<{ readonly counts: Undone; readonly staying: readonly UndoStep[] }> {
  let counts = NOTHING;
  const staying: UndoStep[] = [];
  for await (const steps of stepsOf({ db, seal }, batch)) {
    counts = plus(counts, steps);
    staying.push(...steps.filter(isStaying).slice(0, most - staying.length));
  }
  return { counts, staying };
}

/**
 * 撤销 — one transaction: what is still as the batch left it goes back, what people changed since stays. History only grows:
 * the way back is a change like any other, and says that it is an undo of this batch.
 */
export async function undoBatch(desk: RegisterDesk, actor: Actor, batch: Batch, report: Report): Promise<Undone> {
  return desk.db.transaction().execute(async (work) => {
    await lockRegister(work, batch.county);
    const by = { person: actor.person, office: actor.office };
    const source: ChangeSource = { kind: 'undo', id: batch.id };
    let counts = NOTHING;
    let done = 0;
    for await (const steps of stepsOf({ db: work, seal: desk.seal }, batch)) {
      const back = steps.flatMap((step) => {
        if (step.kind !== 'back') return [];
        return [{ id: step.id, seen: step.seen, cells: step.cells, unit: step.unit as UnitPath | undefined }]; // a record's unit
      });
      await changeRecords(desk, work, batch.county, back, by, source);
      const gone = steps.filter(({ kind }) => kind === 'withdraw');
      await withdrawRecords(desk, work, batch.county, gone, by, source);
      counts = plus(counts, steps);
      done += steps.length;
      report(done, batch.summary.counts.new + batch.summary.counts.changed);
    }
    await withdrawProposals(work, batch.county, batch.id);
    const deed = { action: 'import.undo', subjectKind: 'batch', subject: batch.id, subjectUnit: batch.unit } as const;
    await audit(work, actor, { ...deed, detail: { ...counts } }, desk.clock.now());
    const summary = { ...batch.summary, undone: counts };
    const moved = await moveBatch(work, batch, ['committed'], 'undone', desk.clock.now(), { summary, undone: true });
    if (!moved) throw new Error('the batch was taken away while it was undone');
    return counts;
  });
}

/** Record by record, some hundreds at a time. One that was withdrawn since has nothing left to take back. */
async function* stepsOf(
  { db, seal }: { readonly db: Database | Work; readonly seal: Desk['seal'] },
  { county, id }: Batch,
): AsyncIterable<readonly UndoStep[]> {
  for (const outcome of ['new', 'changed'] as const) {
    for await (const rows of everyRow(db, seal, county, id, { outcome })) {
      const applied = rows.flatMap(({ student, appliedRevision, name, detail }) =>
        student === undefined || appliedRevision === undefined
          ? []
          : [{ student, from: appliedRevision, name, unitBefore: detail.unitBefore }],
      );
      const records = await openRecords(
        db,
        seal,
        county,
        applied.map(({ student }) => student),
      );
      const histories = await readHistories(db, seal, county, applied);
      const byId = new Map(records.map((record) => [record.id, record]));
      yield applied.flatMap(({ student, name, unitBefore }) => {
        const record = byId.get(student);
        const [done, ...since] = histories.get(student) ?? [];
        if (record === undefined || done === undefined) return [];
        return [undoOf({ id: student, name, revision: record.revision, unit: record.unit, unitBefore, done, since })];
      });
    }
  }
}

const NOTHING: Undone = { back: 0, withdrawn: 0, kept: 0, stays: 0 };

function plus(counts: Undone, steps: readonly UndoStep[]): Undone {
  const count = (is: (step: UndoStep) => boolean) => steps.filter(is).length;
  return {
    back: counts.back + count((step) => step.kind === 'back' && Object.keys(step.cells).length > 0),
    withdrawn: counts.withdrawn + count(({ kind }) => kind === 'withdraw'),
    kept: counts.kept + count((step) => step.kind === 'back' && step.kept.length > 0),
    stays: counts.stays + count(({ kind }) => kind === 'stays'),
  };
}

function isStaying(step: UndoStep): boolean {
  return step.kind === 'stays' || (step.kind === 'back' && step.kept.length > 0);
}
