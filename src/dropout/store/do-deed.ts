import { sql } from 'kysely';
import type { Detail } from '#src/audit/details.ts';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { DEEDS, type Deed, isOpenTo, stateAfter } from '../deeds.ts';
import type { DropoutCase } from '../dropout-case.ts';
import { STATES } from '../states.ts';
import { holdDropout } from './dropout-rows.ts';
import { writeEvent } from './write-event.ts';

/** `missing`: there is no such case within this person's reach. */
export type DeedOutcome =
  | { readonly id: string; readonly revision: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** What was decided of a case that is held: nothing but objections, or columns to change and what is said of it. */
export type Decision =
  | { readonly objections: readonly Objection[] }
  | { readonly set?: Readonly<Record<string, unknown>>; readonly words?: string | undefined; readonly detail?: Detail };

/**
 * 办一件事 — held, asked whether this person may do it now and saw what is there now, decided, written down with its line in the
 * course and in the audit, all in one transaction. `seen` is the revision that was looked at; absent where it does not matter.
 */
export function doDeed(
  desk: Desk,
  actor: Actor,
  id: string,
  deed: Deed,
  seen: number | undefined,
  decide: (work: Work, held: DropoutCase) => Promise<Decision> | Decision,
): Promise<DeedOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdDropout(work, desk.seal, actor, id);
    if (held === undefined) return 'missing';
    const against = objectionsToDeed(actor, deed, held, seen);
    if (against.length > 0) return { objections: against };
    const decision = await decide(work, held);
    if ('objections' in decision) return decision;
    return { id, revision: await settle(desk, work, actor, held, deed, decision) };
  });
}

/** What stands against it whatever it says: the state, the office, somebody else's change. */
export function objectionsToDeed(
  actor: Actor,
  deed: Deed,
  held: DropoutCase,
  seen: number | undefined,
): readonly Objection[] {
  if (!isOpenTo(actor, deed, held)) {
    const message = `现在是“${STATES[held.state].title}”，您的岗位不能“${DEEDS[deed].title}”。请刷新页面查看进展`;
    return [{ code: 'state', message }];
  }
  if (seen === undefined || seen === held.revision) return [];
  return [{ code: 'stale', message: '刚刚有人改过这一件，请刷新页面，看过新的情况再办' }];
}

/** Writes what was decided; answers the new revision. The caller holds the case. */
export async function settle(
  desk: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  actor: Actor,
  held: DropoutCase,
  deed: Deed,
  { set = {}, words, detail = {} }: Exclude<Decision, { readonly objections: unknown }>,
): Promise<number> {
  const { county, id, unit } = held;
  const now = desk.clock.now();
  const state = stateAfter(deed, held);
  const revision = held.revision + 1;
  await work
    .updateTable('dropout_cases')
    .set({ ...set, state, revision: sql`revision + 1`, ...(state !== held.state && { state_at: now }) })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
  await writeEvent(desk, work, { county, id, revision, deed, state, words, by: actor });
  const entry = { action: 'dropout.keep', subjectKind: 'dropout', subject: id, subjectUnit: unit } as const;
  await audit(work, actor, { ...entry, detail: { deed: DEEDS[deed].title, ...detail } }, now);
  return revision;
}
