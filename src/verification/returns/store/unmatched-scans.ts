import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { marked } from '#src/cases/store/evidence-look.ts';
import { openFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { NOT_FOUND } from '#src/platform/http/answers.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { holdLines } from '../../ledger/store/line-rows.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import { ARRIVALS, arrivalOf } from '../arrival.ts';
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

/** 待认领、已搁置 */
export type PileName = 'unmatched' | 'aside';

/** The earliest first; `total` of them all. */
export async function unmatchedScans(
  { db }: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  pile: PileName = 'unmatched',
): Promise<{ readonly rows: readonly UnmatchedScan[]; readonly total: number }> {
  const { rows } = await sql<Row & { total: number }>`
    select id, page, arrival, taken_at, width, height, count(*) over ()::integer as total from scans
    where county = ${campaign.county} and campaign = ${campaign.id}::uuid and state = ${pile}
      and ${permitted(actor, 'campaign.key', 'scans.unit')}
    order by taken_at, page limit ${AT_ONCE}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => scanOf(row)), total: rows[0]?.total ?? 0 };
}

const AT_ONCE = 200;

/** The picture of a page, with the looker's mark; that it was looked at is written down. `undefined` for strangers. */
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
  const mark = `学籍核查专用　${OFFICES[actor.office].title} ${actor.name} ${desk.clock.today()}`;
  return marked(openFile(desk.seal, actor.county, row.file, row.sealed), mark);
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

/** 放回 — set aside by mistake: it waits to be claimed again. */
export function takeScanBack(desk: ReturnsDesk, actor: Actor, campaign: Campaign, id: string): Promise<ClaimOutcome> {
  return desk.db.transaction().execute(async (work) => {
    if (!(await holdScan(work, actor, campaign, id, 'aside'))) return 'missing';
    await sql`
      update scans set state = 'unmatched' where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    return { message: '已放回待认领' };
  });
}

async function holdScan(
  work: Work,
  actor: Actor,
  campaign: Campaign,
  id: string,
  pile: PileName = 'unmatched',
): Promise<boolean> {
  const { rows } = await sql`
    select from scans where county = ${campaign.county} and campaign = ${campaign.id}::uuid and id = ${id}::uuid
      and state = ${pile} and ${permitted(actor, 'campaign.key', 'scans.unit')}
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
  const pupil = await pupilInReach(work, actor, campaign.county, student);
  if (pupil === undefined) return { is: 'not-counted', message: NOT_FOUND.message, returnId: undefined };
  const came = await returnsOf(work, campaign, student);
  const waiting = came.find(({ state }) => state === 'waiting');
  if (waiting !== undefined) return { is: 'claimed', message: `已归到${pupil.name}的核对表`, returnId: waiting.id };
  const [held] = await holdLines(work, campaign.county, campaign.id, [student]);
  const { is, message } = arrivalOf({
    sheet: { ...AS_PRINTED, otherCame: came.some(({ state }) => state !== 'asked'), line: held?.line },
  });
  if (ARRIVALS[is].isCounted) {
    const deed = { deed: 'return', way: 'scanned' } as const;
    const { refused } = await workOnLines(desk, work, actor, campaign.id, [student], deed);
    const [why] = refused;
    if (why !== undefined) return { is: 'not-counted', message: why.message, returnId: undefined };
  }
  const id = randomUUID();
  const state = ARRIVALS[is].goesTo === 'keying' ? 'waiting' : 'kept';
  await sql`
    insert into returns (county, id, campaign, student, unit, way, arrival, state, came_at, came_by)
    values (${campaign.county}, ${id}::uuid, ${campaign.id}::uuid, ${student}::uuid, ${pupil.unit}, 'scanned', ${is},
      ${state}, ${desk.clock.now()}, ${actor.person}::uuid)`.execute(work);
  return { is, message: is === 'counted' ? `已登记${pupil.name}的核对表` : message, returnId: id };
}

/** Nothing is known of the copy: its code cannot be read. */
const AS_PRINTED = {
  ...{ otherCampaign: undefined, isOurs: true, wasOurs: true, copy: 1, latestCopy: 1, masked: false },
  ...{ recordChanged: false, cameBefore: false },
} as const;

async function pupilInReach(work: Work, actor: Actor, county: string, student: string) {
  const { rows } = await sql<{ name: string; unit: UnitPath }>`
    select name, unit from students where county = ${county} and id = ${student}::uuid
      and ${permitted(actor, 'campaign.key', 'students.unit')}`.execute(work);
  return rows[0];
}

async function returnsOf(work: Work, { county, id }: Campaign, student: string) {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from returns
    where county = ${county} and campaign = ${id}::uuid and student = ${student}::uuid order by came_at`.execute(work);
  return rows;
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
