import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { KeyedSheet } from '../keyed.ts';
import {
  boundOfReturn,
  findReturn,
  type HeldReturn,
  isHeldByOther,
  type ReturnView,
  viewOfReturn,
} from './read-return.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import { isReopened, undoReturn } from './undo-return.ts';

/** So long a return is one person's; each draft lengthens it. */
const LEASE = 10 * 60_000;

/** 打开录入 — nobody else keys it meanwhile. `held`: somebody does. One that was sent back in the ledger waits again. */
export async function openReturn(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
): Promise<ReturnView | 'held' | undefined> {
  const seen = await findReturn(desk, desk.db, actor, campaign, id);
  if (seen !== undefined && isReopened(seen)) await undoReturn(desk, actor, campaign, id, '台账退回重新录入');
  return desk.db.transaction().execute(async (work) => {
    const held = await findReturn(desk, work, actor, campaign, id, 'lock');
    if (held === undefined) return undefined;
    if (held.state === 'waiting') {
      if (isHeldByOther(held, actor, desk.clock.now())) return 'held';
      await lease(desk, work, actor, held);
    }
    return viewOfReturn(desk, campaign, held);
  });
}

/** 存草稿 — what was typed so far, sealed; a browser that dies loses nothing. */
export function keepDraft(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
  draft: KeyedSheet,
): Promise<'kept' | 'held' | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const held = await findReturn(desk, work, actor, campaign, id, 'lock');
    if (held === undefined || held.state !== 'waiting') return undefined;
    if (isHeldByOther(held, actor, desk.clock.now())) return 'held';
    const sealed = desk.seal.close(JSON.stringify({ draft }), boundOfReturn(campaign.county, id));
    await sql`
      update returns set sealed = ${sealed}, key_id = ${desk.seal.keyId}
      where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    await lease(desk, work, actor, held);
    return 'kept';
  });
}

async function lease({ clock }: ReturnsDesk, work: Work, actor: Actor, { id }: HeldReturn): Promise<void> {
  await sql`
    update returns set held_by = ${actor.person}::uuid, held_until = ${new Date(clock.now().getTime() + LEASE)}
    where county = ${actor.county} and id = ${id}::uuid`.execute(work);
}
