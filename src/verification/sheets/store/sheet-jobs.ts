import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { SheetJobsTable } from '#src/platform/database/schema/sheets.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { SheetChoice } from '../sheet-choice.ts';

/** 打印批次的状态 */
export const SHEET_JOB_STATES = {
  running: '正在打印',
  done: '已完成',
  cancelled: '已取消',
  interrupted: '已中断',
} as const;

export type SheetJobState = keyof typeof SHEET_JOB_STATES;

/** A sheet that was not printed: whose, and the characters that no font has. */
export interface HeldSheet {
  readonly student: string;
  readonly characters: string;
}

/** 打印批次 */
export interface SheetJob {
  readonly county: string;
  readonly id: string;
  readonly campaign: string;
  readonly unit: UnitPath;
  readonly title: string;
  readonly choice: SheetChoice;
  readonly masked: boolean;
  readonly cover: boolean;
  readonly state: SheetJobState;
  readonly pupils: number;
  readonly printed: number;
  readonly held: readonly HeldSheet[];
  readonly task: string | undefined;
  readonly begunAt: Date;
  readonly begunBy: string;
}

export type SheetJobDraft = Pick<SheetJob, 'campaign' | 'unit' | 'title' | 'choice' | 'masked' | 'cover' | 'pupils'>;

/** Puts a job down as running, before anything is typeset. */
export async function openSheetJob(desk: Desk, actor: Actor, draft: SheetJobDraft): Promise<SheetJob> {
  const row = await desk.db
    .insertInto('sheet_jobs')
    .values({
      ...draft,
      ...{ county: actor.county, id: randomUUID(), state: 'running', choice: JSON.stringify(draft.choice) },
      ...{ begun_at: desk.clock.now(), begun_by: actor.person },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return jobOf(row);
}

/** Goes on with one that is not running; `undefined` when somebody else does so already. */
export async function reopenSheetJob({ db }: Desk, { county, id }: SheetJob): Promise<SheetJob | undefined> {
  const row = await db
    .updateTable('sheet_jobs')
    .set({ state: 'running', ended_at: null })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', '!=', 'running')
    .returningAll()
    .executeTakeFirst();
  return row && jobOf(row);
}

export async function noteTaskOfJob(db: Database, { county, id }: SheetJob, task: string): Promise<void> {
  await db.updateTable('sheet_jobs').set({ task }).where('county', '=', county).where('id', '=', id).execute();
}

export async function endSheetJob(desk: Desk, { county, id }: SheetJob, state: SheetJobState): Promise<void> {
  const ended = { state, ended_at: desk.clock.now() };
  await desk.db.updateTable('sheet_jobs').set(ended).where('county', '=', county).where('id', '=', id).execute();
}

/** 打印记录 — of what lies within the actor's reach, the latest first. */
export async function listSheetJobs(db: Database, actor: Actor, campaign: string): Promise<readonly SheetJob[]> {
  const rows = await db
    .selectFrom('sheet_jobs')
    .selectAll()
    .where('county', '=', actor.county)
    .where('campaign', '=', campaign)
    .where(permitted(actor, 'sheet.print-masked', 'unit'))
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map(jobOf);
}

/** `undefined` for one that does not exist or lies outside the actor's reach. */
export async function findSheetJob(
  db: Database,
  actor: Actor,
  campaign: string,
  id: string,
): Promise<SheetJob | undefined> {
  const row = await db
    .selectFrom('sheet_jobs')
    .selectAll()
    .where('county', '=', actor.county)
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .where(permitted(actor, 'sheet.print-masked', 'unit'))
    .executeTakeFirst();
  return row && jobOf(row);
}

/** At the start of the only server: what still says that it is being printed was cut off. It can be gone on with. */
export async function interruptSheetJobs({ db, clock }: Desk): Promise<void> {
  await sql`update sheet_jobs set state = 'interrupted', ended_at = ${clock.now()} where state = 'running'`.execute(db);
}

const MOST = 100;

function jobOf(row: Selectable<SheetJobsTable>): SheetJob {
  return {
    ...{ county: row.county, id: row.id, campaign: row.campaign, title: row.title },
    unit: row.unit as UnitPath, // only written from one
    choice: row.choice as SheetChoice, // written by openSheetJob
    ...{ masked: row.masked, cover: row.cover, pupils: row.pupils, printed: row.printed },
    state: row.state as SheetJobState, // the table's check
    held: row.held as readonly HeldSheet[], // written by deliverSheets
    task: row.task ?? undefined,
    begunAt: row.begun_at,
    begunBy: row.begun_by,
  };
}
