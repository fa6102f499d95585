import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import type { ClaimOutcome } from './unmatched-scans.ts';

/**
 * 退出认领 — the page is not this pupil's: it waits to be claimed again. A return that stood on that page alone, claimed by hand, goes
 * with it, and the line is where it was.
 */
export function releaseScan(desk: ReturnsDesk, actor: Actor, campaign: Campaign, id: string): Promise<ClaimOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const { rows } = await sql<Row>`
      select returns.id, returns.student, students.unit, returns.state, returns.sheet is not null as has_code,
        (select count(*)::integer from scans as all_pages where all_pages.county = returns.county
          and all_pages.return_id = returns.id) as pages
      from scans
      join returns on returns.county = scans.county and returns.id = scans.return_id
      join students on students.county = returns.county and students.id = returns.student
      where scans.county = ${campaign.county} and scans.campaign = ${campaign.id}::uuid and scans.id = ${id}::uuid
        and ${permitted(actor, 'campaign.key', 'students.unit')}
      for update of returns, scans`.execute(work);
    const [row] = rows;
    if (row === undefined) return 'missing';
    if (row.state !== 'waiting' && row.state !== 'kept') {
      const message = '这一张已经办过。页面放错了学生的，请先撤销录入，再退出认领';
      return { objections: [{ code: 'state', message }] };
    }
    const isAlone = !row.has_code && row.pages === 1;
    if (isAlone && row.state === 'waiting') {
      const deed = { deed: 'undo-return' } as const;
      const { refused } = await workOnLines(desk, work, actor, campaign.id, [row.student], deed);
      const [why] = refused;
      if (why !== undefined) return { objections: [{ code: 'line', message: why.message }] };
    }
    await sql`
      update scans set state = 'unmatched', arrival = 'no-code', return_id = null
      where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    if (isAlone) {
      await sql`delete from returns where county = ${campaign.county} and id = ${row.id}::uuid`.execute(work);
    }
    const subject = { subjectKind: 'student', subject: row.student, subjectUnit: row.unit } as const;
    await audit(work, actor, { action: 'return.withdraw', ...subject }, desk.clock.now());
    return { message: '这一页已退出，回到待认领' };
  });
}

interface Row {
  readonly id: string;
  readonly student: string;
  readonly unit: UnitPath;
  readonly state: string;
  readonly has_code: boolean;
  readonly pages: number;
}
