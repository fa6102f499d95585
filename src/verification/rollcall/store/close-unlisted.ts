import { audit } from '#src/audit/store/audit.ts';
import { refusalOfExplanation } from '#src/findings/explanation.ts';
import { withdrawElsewhere } from '#src/findings/store/presence-marks.ts';
import { recheck } from '#src/findings/store/recheck.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { unlistedOf } from './unlisted-rows.ts';

export type Closed =
  | { readonly is: 'done' }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/**
 * 了结 — put down by mistake, or with a reason why nothing is to be done. What the other school was asked about closes with it:
 * nobody says any longer that its pupil sits here.
 */
export async function closeUnlisted(
  desk: Desk,
  actor: Actor,
  id: string,
  how: 'explained' | 'withdrawn',
  words: string,
): Promise<Closed> {
  const { county } = actor;
  return desk.db.transaction().execute(async (work): Promise<Closed> => {
    await lockRegister(work, county);
    const [row] = await unlistedOf(work, desk.seal, actor, 'roll-call.run', { id, tasked: true });
    if (row === undefined) return { is: 'not-found' };
    if (row.closedAt !== undefined) return no('closed', '这一条已经了结');
    const refusal = refusalOfExplanation('query', 'explained', words);
    if (refusal !== undefined) return no(refusal.code, refusal.message, 'words');
    const now = desk.clock.now();
    await work
      .updateTable('unlisted_children')
      .set({ outcome: how, explanation: words.trim(), closed_at: now, closed_by: actor.person })
      .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
      .where('county', '=', county)
      .where('id', '=', id)
      .execute();
    const deed = { action: 'roll-call.keep', subjectKind: 'unit', subject: row.unit, subjectUnit: row.unit } as const;
    await audit(work, actor, { ...deed, reason: words.trim(), detail: { deed: how } }, now);
    if (row.student !== undefined && row.place === 'county') {
      await withdrawElsewhere(work, county, [row.student]);
      await recheck(desk, work, county, [row.student]);
    }
    return { is: 'done' };
  });
}

function no(code: string, message: string, field?: string): Closed {
  return { is: 'refused', objections: [{ code, message, ...(field !== undefined && { field }) }] };
}
