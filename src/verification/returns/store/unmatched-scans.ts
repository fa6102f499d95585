import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { openFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { holdLines } from '../../ledger/store/line-rows.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import { arrive } from './arrive.ts';
import type { ReturnsDesk } from './returns-desk.ts';

/** 未识别的扫描页 — what waits for somebody to say whose it is. */
export interface UnmatchedScan {
  readonly id: string;
  readonly page: number;
  readonly arrival: string;
  readonly takenAt: Date;
  readonly width: number;
  readonly height: number;
}

/** The earliest first; `total` of them all. */
export async function unmatchedScans(
  { db }: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
): Promise<{ readonly rows: readonly UnmatchedScan[]; readonly total: number }> {
  const { rows } = await sql<Row & { total: number }>`
    select id, page, arrival, taken_at, width, height, count(*) over ()::integer as total from scans
    where county = ${campaign.county} and campaign = ${campaign.id}::uuid and state = 'unmatched'
      and ${permitted(actor, 'campaign.key', 'scans.unit')}
    order by taken_at, page limit ${AT_ONCE}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => scanOf(row)), total: rows[0]?.total ?? 0 };
}

const AT_ONCE = 200;

/** The picture of a page; that it was looked at is written down. `undefined` for strangers. */
export async function scanPicture(desk: ReturnsDesk, actor: Actor, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ file: string; sealed: Buffer; unit: UnitPath }>`
    select seen.file, seen.sealed, seen.unit from (
      select scans.file, evidence_files.sealed, coalesce(students.unit, scans.unit) as unit from scans
      join evidence_files on evidence_files.county = scans.county and evidence_files.id = scans.file
      left join returns on returns.county = scans.county and returns.id = scans.return_id
      left join students on students.county = returns.county and students.id = returns.student
      where scans.county = ${actor.county} and scans.id = ${id}::uuid
    ) as seen
    where ${permitted(actor, 'campaign.key', 'seen.unit')} or ${permitted(actor, 'campaign.recheck', 'seen.unit')}`.execute(
    desk.db,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const deed = { action: 'return.see', subjectKind: 'scan', subject: id, subjectUnit: row.unit } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
  return openFile(desk.seal, actor.county, row.file, row.sealed);
}

export type ClaimOutcome = { readonly message: string } | { readonly objections: readonly Objection[] } | 'missing';

/** Whose a page is: by the code somebody read from it, or a pupil of the ledger. */
export type Claim = { readonly code: string } | { readonly student: string };

/** 认领 — the page joins the return it belongs to. */
export function claimScan(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
  claim: Claim,
): Promise<ClaimOutcome> {
  return desk.db.transaction().execute(async (work) => {
    if (!(await holdScan(work, actor, campaign, id))) return 'missing';
    const joined =
      'code' in claim
        ? await arrive(desk, work, actor, campaign, claim.code, 'scanned')
        : await returnOfPupil(desk, work, actor, campaign, claim.student);
    if (joined.returnId === undefined) return { objections: [{ code: joined.is, message: joined.message }] };
    await sql`
      update scans set state = 'matched', arrival = ${joined.is}, return_id = ${joined.returnId}::uuid
      where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    return { message: joined.message };
  });
}

/** 搁置 — it is no sheet: a cover, a blank page. It stays, and is listed no more. */
export function setScanAside(desk: ReturnsDesk, actor: Actor, campaign: Campaign, id: string): Promise<ClaimOutcome> {
  return desk.db.transaction().execute(async (work) => {
    if (!(await holdScan(work, actor, campaign, id))) return 'missing';
    await sql`
      update scans set state = 'aside' where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    return { message: '已搁置，不再列出' };
  });
}

async function holdScan(work: Work, actor: Actor, campaign: Campaign, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from scans where county = ${campaign.county} and campaign = ${campaign.id}::uuid and id = ${id}::uuid
      and state = 'unmatched' and ${permitted(actor, 'campaign.key', 'scans.unit')}
    for update`.execute(work);
  return rows.length > 0;
}

/** The pupil's return that waits, or a new one: its code could not be read, and somebody knows whose it is. */
async function returnOfPupil(
  desk: ReturnsDesk,
  work: Work,
  actor: Actor,
  campaign: Campaign,
  student: string,
): Promise<{ readonly is: string; readonly message: string; readonly returnId: string | undefined }> {
  const [held] = await holdLines(work, campaign.county, campaign.id, [student]);
  const waiting = await waitingReturn(work, campaign, student);
  if (waiting !== undefined) return { is: 'claimed', message: `已归到${held?.name ?? ''}的核对表`, returnId: waiting };
  const { done, refused } = await workOnLines(desk, work, actor, campaign.id, [student], {
    deed: 'return',
    way: 'scanned',
  });
  if (held === undefined || done.length === 0) {
    const message = refused[0]?.message ?? '未找到，或不在您的管理范围内。';
    return { is: 'not-counted', message, returnId: undefined };
  }
  const id = randomUUID();
  await sql`
    insert into returns (county, id, campaign, student, unit, way, arrival, state, came_at, came_by)
    values (${campaign.county}, ${id}::uuid, ${campaign.id}::uuid, ${student}::uuid, ${held.unit}, 'scanned', 'counted',
      'waiting', ${desk.clock.now()}, ${actor.person}::uuid)`.execute(work);
  return { is: 'claimed', message: `已登记${held.name}的核对表`, returnId: id };
}

async function waitingReturn(work: Work | Database, { county, id }: Campaign, student: string) {
  const { rows } = await sql<{ id: string }>`
    select id from returns where county = ${county} and campaign = ${id}::uuid and student = ${student}::uuid
      and state = 'waiting' order by came_at limit 1`.execute(work);
  return rows[0]?.id;
}

interface Row {
  readonly id: string;
  readonly page: number;
  readonly arrival: string;
  readonly taken_at: Date;
  readonly width: number;
  readonly height: number;
}

function scanOf({ taken_at: takenAt, ...row }: Row): UnmatchedScan {
  return { ...row, takenAt };
}
