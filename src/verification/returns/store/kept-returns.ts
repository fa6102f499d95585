import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { mayDo } from '../../ledger/deed-permissions.ts';
import { CAME_BACK } from '../../ledger/line-filter.ts';
import { LINE_STATES } from '../../ledger/line-states.ts';
import { holdLines } from '../../ledger/store/line-rows.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import { findReturn } from './read-return.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import type { Settled } from './settle-return.ts';

/**
 * 改为待录入 — a sheet that was kept for comparison is keyed after all: the school has withdrawn its signature, the pupil is back, or
 * the second of two sheets is the right one. The line is counted once, however many sheets there are.
 */
export function wakeReturn(desk: ReturnsDesk, actor: Actor, campaign: Campaign, id: string): Promise<Settled> {
  return desk.db.transaction().execute(async (work) => {
    const held = await findReturn(desk, work, actor, campaign, id, 'lock');
    if (held === undefined || !mayDo(actor, 'key', held.unit)) return 'missing';
    if (held.state !== 'kept') return refused('只有“留存比对”的可以改为待录入，请刷新后看结果');
    const [line] = await holdLines(work, campaign.county, campaign.id, [held.student]);
    if (line === undefined) return refused('该生不在本专项的名册中，不能录入');
    const { state, isSigned, hasLeft } = line.line;
    if (hasLeft) return refused('该生学籍已经离开本县，不能录入');
    if (isSigned) return refused('学校已经签核。确需录入的，请先由校领导撤回签核');
    if (state === 'keyed' || state === 'rechecked') {
      return refused(`该生已经“${LINE_STATES[state]}”。这一张才是对的，请先在台账中“退回重新录入”`);
    }
    if (!CAME_BACK.includes(state)) {
      const deed = { deed: 'return', way: 'counted' } as const;
      const { refused: not } = await workOnLines(desk, work, actor, campaign.id, [held.student], deed);
      const [why] = not;
      if (why !== undefined) return refused(why.message);
    }
    await sql`
      update returns set state = 'waiting', revision = revision + 1
      where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    const subject = { subjectKind: 'student', subject: held.student, subjectUnit: held.unit } as const;
    await audit(work, actor, { action: 'return.key', ...subject, detail: { verdict: 'woken' } }, desk.clock.now());
    return { message: '已改为待录入', cells: 0 };
  });
}

function refused(message: string): Settled {
  return { objections: [{ code: 'state', message }] };
}
