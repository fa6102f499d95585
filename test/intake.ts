import { randomUUID } from 'node:crypto';
import { addFile, type Batch, closeUpload, findBatch, openBatch } from '#src/intake/store/batches.ts';
import { type BatchStep, beginStep } from '#src/intake/store/begin-step.ts';
import { commitBatch } from '#src/intake/store/commit-batch.ts';
import type { IntakeDesk } from '#src/intake/store/intake-desk.ts';
import { readBatch } from '#src/intake/store/read-batch.ts';
import { undoBatch } from '#src/intake/store/undo-batch.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { unitOfPupil } from '#src/registry/class-of-pupil.ts';
import { FIELDS, titleOf } from '#src/registry/fields.ts';
import type { Cells } from '#src/registry/record.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { Student } from '#src/registry/student.ts';
import { COUNTY, PLACES, seedCast } from './cast.ts';
import { plainInProcess } from './plain-in-process.ts';
import { openTestDatabase } from './test-database.ts';
import { aDesk } from './test-desk.ts';
import { TODAY } from './world.ts';

/** A county with everybody in it, and a desk at which files are imported. */
export interface Intake {
  readonly desk: IntakeDesk;
  /** Records of 丁河镇中心小学 or 丹水镇中心小学, by their school code; answers their ids. */
  readonly register: (pupils: readonly Student[]) => Promise<readonly string[]>;
  /** Upload and read. */
  readonly upload: (
    actor: Actor,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ) => Promise<Batch>;
  readonly batch: (actor: Actor, id: string) => Promise<Batch>;
  /** Press a button, and wait until it is done. */
  readonly read: (actor: Actor, batch: Batch) => Promise<Batch>;
  readonly commit: (actor: Actor, batch: Batch) => Promise<Batch>;
  readonly undo: (actor: Actor, batch: Batch) => Promise<Batch>;
  /** The cells of a record as they are now; `undefined` when it has left the rolls. */
  readonly cellsOf: (id: string) => Promise<Cells | undefined>;
  readonly close: () => Promise<void>;
}

export async function anIntake(): Promise<Intake> {
  const { db, close } = await openTestDatabase();
  await seedCast(db);
  const desk: IntakeDesk = { ...aDesk({ db }), afterChange: async () => {}, makePlain: plainInProcess };
  return {
    desk,
    close,
    register: async (pupils) => {
      const drafts = pupils.map((cells) => {
        const school: UnitPath = cells.schoolCode === '2141000002' ? PLACES.other : PLACES.primary;
        return { id: randomUUID(), unit: unitOfPupil(school, cells, TODAY, '211'), cells };
      });
      const nobody = { person: undefined, office: undefined };
      await db.transaction().execute((work) => createRecords(desk, work, COUNTY, drafts, nobody, { kind: 'seed' }));
      return drafts.map(({ id }) => id);
    },
    upload: async (actor, files) => {
      const id = await openBatch(desk, actor);
      for (const [i, file] of files.entries()) await addFile(desk, actor.county, id, { number: i + 1, ...file });
      await closeUpload(
        desk,
        actor,
        id,
        files.map(({ name }) => name),
      );
      await readBatch(desk, actor, await batchOf(desk, actor, id), () => {});
      return batchOf(desk, actor, id);
    },
    batch: (actor, id) => batchOf(desk, actor, id),
    read: async (actor, batch) => {
      await readBatch(desk, actor, await begun(desk, actor, batch, 'read'), () => {});
      return batchOf(desk, actor, batch.id);
    },
    commit: async (actor, batch) => {
      await commitBatch(desk, actor, await begun(desk, actor, batch, 'commit'), () => {});
      return batchOf(desk, actor, batch.id);
    },
    undo: async (actor, batch) => {
      await undoBatch(desk, actor, await begun(desk, actor, batch, 'undo'), () => {});
      return batchOf(desk, actor, batch.id);
    },
    cellsOf: async (id) => (await openRecords(db, desk.seal, COUNTY, [id]))[0]?.cells,
  };
}

async function begun(desk: IntakeDesk, actor: Actor, { id, revision }: Batch, step: BatchStep): Promise<Batch> {
  const answer = await beginStep(desk, actor, id, revision, step);
  if (answer === undefined || 'objections' in answer) throw new Error(JSON.stringify(answer));
  return answer.batch;
}

async function batchOf(desk: IntakeDesk, actor: Actor, id: string): Promise<Batch> {
  const batch = await findBatch(desk.db, actor, id);
  if (batch === undefined) throw new Error(`no batch ${id}`);
  return batch;
}

/** A roster as a text file, with a column for every field that one of the pupils has. */
export function csvOf(pupils: readonly Student[]): Buffer {
  const fields = FIELDS.map(({ name }) => name).filter((name) => pupils.some((pupil) => pupil[name] !== undefined));
  const lines = [fields.map(titleOf), ...pupils.map((pupil) => fields.map((field) => pupil[field] ?? ''))];
  return Buffer.from(lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
}
