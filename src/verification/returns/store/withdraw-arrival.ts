import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import type { Settled } from './settle-return.ts';

/**
 * 撤销登记 — one's own slip at the scanner, before anything hangs on it. A page that was scanned, a draft or a guardian's answer keeps
 * a return where it is: what somebody wrote is not undone.
 */
export function withdrawArrival(desk: ReturnsDesk, actor: Actor, campaign: Campaign, id: string): Promise<Settled> {
  return desk.db.transaction().execute(async (work) => {
    const { rows } = await sql<Row>`
      select returns.student, students.name, students.unit, returns.state, returns.arrival, returns.way,
        returns.came_by = ${actor.person}::uuid as is_mine,
        returns.sealed is not null or returns.way = 'phone'
          or exists (select from scans where scans.county = returns.county and scans.return_id = returns.id) as is_used
      from returns join students on students.county = returns.county and students.id = returns.student
      where returns.county = ${campaign.county} and returns.campaign = ${campaign.id}::uuid and returns.id = ${id}::uuid
        and ${permitted(actor, 'campaign.hand-out', 'students.unit')}
      for update of returns`.execute(work);
    const [row] = rows;
    if (row === undefined) return 'missing';
    const why = whyNot(row);
    if (why !== undefined) return { objections: [{ code: 'state', message: why }] };
    const heir = row.state === 'waiting' ? await heirOf(work, campaign, row.student, id) : undefined;
    if (heir !== undefined) {
      // Another sheet of the pupil is here: it stands for the return from now on, and the line stays counted.
      await sql`
        update returns set state = 'waiting', arrival = 'counted', revision = revision + 1
        where county = ${campaign.county} and id = ${heir}::uuid`.execute(work);
    } else if (row.arrival === 'counted' && row.state === 'waiting') {
      const deed = { deed: 'undo-return' } as const;
      const { refused } = await workOnLines(desk, work, actor, campaign.id, [row.student], deed);
      const [not] = refused;
      if (not !== undefined) return { objections: [{ code: 'line', message: not.message }] };
    }
    await sql`delete from returns where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    const subject = { subjectKind: 'student', subject: row.student, subjectUnit: row.unit } as const;
    await audit(work, actor, { action: 'return.withdraw', ...subject }, desk.clock.now());
    return { message: `已撤销${row.name}的登记`, cells: 0 };
  });
}

async function heirOf(work: Work, { county, id }: Campaign, student: string, but: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from returns where county = ${county} and campaign = ${id}::uuid and student = ${student}::uuid
      and id <> ${but}::uuid and (state = 'waiting' or (state = 'kept' and arrival = 'second-return'))
    order by state desc, came_at limit 1`.execute(work);
  return rows[0]?.id;
}

function whyNot({ is_mine: isMine, is_used: isUsed, state }: Row): string | undefined {
  if (!isMine) return '这一张不是您登记的，请由登记的老师撤销';
  if (isUsed) return '这一张已有扫描件或录入内容，不能撤销登记。登记错了学生的，请在录入时退回';
  return state === 'waiting' || state === 'kept' ? undefined : '这一张已经办过，不能撤销登记';
}

interface Row {
  readonly student: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly state: string;
  readonly arrival: string;
  readonly way: string;
  readonly is_mine: boolean;
  readonly is_used: boolean;
}
