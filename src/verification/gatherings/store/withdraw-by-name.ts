import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Asked } from './ask-by-name.ts';
import { holdGathering, turned } from './gathering-rows.ts';
import { tell } from './invite.ts';
import { noted } from './plan-gathering.ts';

/**
 * 撤回点名邀请 — of somebody who was asked by name, as long as they have not been marked. Whoever is asked for their office is asked as
 * long as they hold it: they ask for leave. Told like everybody who is not to come any more.
 */
export function withdrawByName(desk: Desk, actor: Actor, id: string, person: string): Promise<Asked> {
  return desk.db.transaction().execute(async (work): Promise<Asked> => {
    const held = await holdGathering(work, actor, id);
    if (held === undefined) return 'missing';
    const { rows } = await sql<{ by_name: boolean; presence: string | null }>`
      select by_name, presence from gathering_people
      where county = ${held.county} and gathering = ${id}::uuid and person = ${person}::uuid and withdrawn_at is null
    `.execute(work);
    const [one] = rows;
    if (one === undefined) return 'missing';
    if (!one.by_name) return { objections: [FOR_OFFICE] };
    if (one.presence !== null) return { objections: [MARKED] };
    await sql`
      update gathering_people set withdrawn_at = ${desk.clock.now()}
      where county = ${held.county} and gathering = ${id}::uuid and person = ${person}::uuid`.execute(work);
    await tell(work, held, 'gathering-withdrawn', [person], desk.clock, actor.person);
    await noted(desk, work, actor, held, 'withdraw');
    return { revision: await turned(work, held), asked: 0 };
  });
}

const FOR_OFFICE = {
  code: 'office',
  message: '这个人是按岗位请的，不能单独撤下。不来的，请本人请假；岗位不请了，在“修改”里改',
};
const MARKED = { code: 'marked', message: '到会情况已经登记，不能再撤回邀请' };
