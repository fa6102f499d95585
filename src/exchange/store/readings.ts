import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { IntakeDesk } from '#src/intake/store/intake-desk.ts';
import { type NumberedRoster, readUpload } from '#src/intake/store/read-upload.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { NOTHING_READ, type ReadingSummary } from '../reconcile/summary.ts';
import { lockReadings } from './readings-lock.ts';
import { reconcileSchools } from './reconcile-schools.ts';

/** 核对的状态. */
export const READING_STATES = {
  reading: '正在读取',
  done: '已核对',
  refused: '读不了',
  interrupted: '已中断',
} as const;

export type ReadingState = keyof typeof READING_STATES;

/** 往来核对 — one reading of the national system's export. */
export interface Reading {
  readonly id: string;
  readonly unit: string;
  readonly by: string;
  readonly state: ReadingState;
  readonly title: string;
  readonly exportedOn: LocalDate;
  readonly summary: ReadingSummary;
  readonly message: string;
  readonly task: string | undefined;
  readonly createdAt: Date;
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A reading to be made: `readExports` makes it. */
export async function openReading(
  desk: Desk,
  actor: Actor,
  names: readonly string[],
  exportedOn: LocalDate,
): Promise<string> {
  const id = randomUUID();
  const now = desk.clock.now();
  const title = names.length === 1 ? (names[0] ?? '') : `${names[0] ?? ''} 等 ${names.length} 个文件`;
  await desk.db.transaction().execute(async (work) => {
    const row = { county: actor.county, id, unit: actor.unit, by_person: actor.person, title, exported_on: exportedOn };
    await work
      .insertInto('exchange_readings')
      .values({ ...row, state: 'reading', summary: JSON.stringify(NOTHING_READ), created_at: now })
      .execute();
    const deed = { action: 'exchange.reconcile', subjectKind: 'reading', subject: id } as const;
    await audit(work, actor, { ...deed, detail: { files: names.length, exportedOn } }, now);
  });
  return id;
}

/**
 * 读取并核对 — the files into rows, each in a process apart, and then all of them beside the register at once. A file that
 * cannot be read says why and spoils no other; the originals are kept nowhere.
 */
export async function readExports(
  desk: IntakeDesk,
  actor: Actor,
  reading: { readonly id: string; readonly exportedOn: LocalDate },
  files: readonly UploadedFile[],
  report: Report,
): Promise<void> {
  try {
    const read = await readFiles(desk, files, (done) => report(done, files.length * 2));
    const state = read.rosters.length === 0 ? 'refused' : 'done';
    await desk.db.transaction().execute(async (work) => {
      await lockReadings(work, actor.county);
      const summary = await reconcileSchools(desk, work, actor, reading, read.rosters, (done, total) =>
        report(files.length + (files.length * done) / total, files.length * 2),
      );
      const message = state === 'refused' ? '上传的文件都读不了，原因见各文件' : '';
      await work
        .updateTable('exchange_readings')
        .set({ state, message, summary: JSON.stringify({ ...summary, files: read.files }), read_at: desk.clock.now() })
        .where('county', '=', actor.county)
        .where('id', '=', reading.id)
        .execute();
    });
  } catch (error) {
    await interrupted(desk, actor.county, reading.id);
    throw error;
  }
}

async function readFiles(desk: IntakeDesk, files: readonly UploadedFile[], report: (done: number) => void) {
  const rosters: NumberedRoster[] = [];
  const told: ReadingSummary['files'][number][] = [];
  for (const [i, { name, bytes }] of files.entries()) {
    const read = await readUpload(desk, bytes);
    const of = 'rosters' in read ? read.rosters : [];
    for (const roster of of) rosters.push({ ...roster, name, number: rosters.length + 1 });
    const rows = of.reduce((sum, { pupils }) => sum + pupils.length, 0);
    told.push({ name, rows, refusal: 'refused' in read ? read.message : '' });
    report(i + 1);
  }
  return { rosters, files: told };
}

async function interrupted({ db }: Desk, county: string, id: string): Promise<void> {
  await db
    .updateTable('exchange_readings')
    .set({ state: 'interrupted', message: '核对没有完成，什么都没有记下；请重新上传' })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** 启动时 — readings on which a process died: nothing of them was kept. */
export async function recoverReadings({ db }: Desk): Promise<void> {
  const message = '系统重新启动时这次核对还没有完成，什么都没有记下；请重新上传';
  await db
    .updateTable('exchange_readings')
    .set({ state: 'interrupted', message })
    .where('state', '=', 'reading')
    .execute();
}

export async function noteReadingTask(db: Database, county: string, id: string, task: string): Promise<void> {
  await db.updateTable('exchange_readings').set({ task }).where('county', '=', county).where('id', '=', id).execute();
}

export async function findReading(db: Database, actor: Actor, id: string): Promise<Reading | undefined> {
  const row = await readings(db, actor).where('readings.id', '=', id).executeTakeFirst();
  return row && readingOf(row);
}

/** The newest first; `before` is the last of the page above. */
export async function listReadings(
  db: Database,
  actor: Actor,
  wanted: { readonly before?: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly Reading[]> {
  const { before, limit } = wanted;
  const rows = await readings(db, actor)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(readings.created_at, readings.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('readings.created_at', 'desc')
    .orderBy('readings.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readingOf);
}

function readings(db: Database, actor: Actor) {
  return db
    .selectFrom('exchange_readings as readings')
    .leftJoin('people', (join) =>
      join.onRef('people.county', '=', 'readings.county').onRef('people.id', '=', 'readings.by_person'),
    )
    .selectAll('readings')
    .select('people.name as by_name')
    .where('readings.county', '=', actor.county)
    .where(permitted(actor, 'exchange.run', 'readings.unit'));
}

type Row = Awaited<ReturnType<ReturnType<typeof readings>['execute']>>[number];

function readingOf(row: Row): Reading {
  return {
    ...{ id: row.id, unit: row.unit, by: row.by_name ?? '', title: row.title, message: row.message },
    state: row.state as ReadingState, // the check constraint of the column
    exportedOn: row.exported_on,
    summary: row.summary as ReadingSummary, // written by openReading and readExports
    task: row.task ?? undefined,
    createdAt: row.created_at,
  };
}
