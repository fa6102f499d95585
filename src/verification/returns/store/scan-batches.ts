import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { startTask } from '#src/platform/tasks/start-task.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import { takeScans } from './take-scans.ts';

/** 批次的状态 */
export type BatchState = 'running' | 'done' | 'cancelled' | 'interrupted';

/** 一次上传 — a pile, how far it was read, and what became of its pages. */
export interface ScanBatch {
  readonly id: string;
  readonly state: BatchState;
  readonly task: string | undefined;
  readonly files: number;
  readonly pages: number;
  readonly total: number;
  readonly twice: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly aside: number;
  readonly refused: readonly { readonly file: number; readonly message: string }[];
  readonly begunAt: Date;
  readonly begunBy: string;
}

/** 上传扫描件 — put down as a batch and read in the background; answers the task. */
export async function beginScans(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  files: readonly Buffer[],
): Promise<string> {
  const batch = await openBatch(desk, actor, campaign, files.length);
  const plan = {
    county: actor.county,
    person: actor.person,
    unit: actor.unit,
    kind: 'scans',
    cancellable: true,
  } as const;
  const { id } = await startTask(desk, { ...plan, title: '识别收回的核对表' }, (report, signal) =>
    takeScans(desk, actor, campaign, batch, files, report, signal),
  );
  await sql`update scan_batches set task = ${id}::uuid where county = ${actor.county} and id = ${batch}::uuid`.execute(
    desk.db,
  );
  return id;
}

export async function openBatch(desk: Desk, actor: Actor, campaign: Campaign, files: number): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into scan_batches (county, id, campaign, unit, state, files, begun_at, begun_by)
    values (${campaign.county}, ${id}::uuid, ${campaign.id}::uuid, ${actor.unit}, 'running', ${files}, ${desk.clock.now()},
      ${actor.person}::uuid)`.execute(desk.db);
  return id;
}

/** 上传记录 — the latest first. */
export async function scanBatches(
  { db }: Pick<ReturnsDesk, 'db'>,
  actor: Actor,
  campaign: Campaign,
): Promise<readonly ScanBatch[]> {
  const { rows } = await sql<Row>`
    select batches.id, batches.state, batches.task, files, pages, total, twice, refused, begun_at, begun_by,
      coalesce(of_batch.matched, 0) as matched, coalesce(of_batch.unmatched, 0) as unmatched, coalesce(of_batch.aside, 0) as aside
    from scan_batches as batches
    left join lateral (
      select count(*) filter (where state = 'matched')::integer as matched,
        count(*) filter (where state = 'unmatched')::integer as unmatched,
        count(*) filter (where state = 'aside')::integer as aside
      from scans where scans.county = batches.county and scans.batch = batches.id
    ) as of_batch on true
    where batches.county = ${campaign.county} and batches.campaign = ${campaign.id}::uuid
      and ${permitted(actor, 'campaign.key', 'batches.unit')}
    order by begun_at desc, batches.id limit ${MOST}`.execute(db);
  const names = await namesOfPeople(
    db,
    campaign.county,
    rows.map((row) => row.begun_by),
  );
  return rows.map(({ begun_at: begunAt, begun_by: by, task, ...row }) => ({
    ...row,
    ...{ task: task ?? undefined, begunAt, begunBy: names.get(by) ?? '已离任人员' },
  }));
}

/** At the start of the only server: what was still being read was cut off. The same file, uploaded again, goes on where it ended. */
export async function interruptScanBatches({ db, clock }: Desk): Promise<void> {
  await sql`update scan_batches set state = 'interrupted', ended_at = ${clock.now()} where state = 'running'`.execute(
    db,
  );
}

/** 机构调整 — pages that wait to be claimed and the history of the piles go along with the school. */
export async function moveScans(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const table of ['scans', 'scan_batches'] as const) {
    await sql`
      update ${sql.table(table)} set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, 'unit')}`.execute(work);
  }
}

const MOST = 100;

interface Row extends Omit<ScanBatch, 'begunAt' | 'begunBy' | 'task'> {
  readonly task: string | null;
  readonly begun_at: Date;
  readonly begun_by: string;
}
