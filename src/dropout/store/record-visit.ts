import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Deed } from '../deeds.ts';
import type { DropoutCase } from '../dropout-case.ts';
import {
  failuresOf,
  objectionsToVisit,
  RESULTS,
  VISIT_KINDS,
  type VisitDraft,
  type VisitKind,
  WAYS,
} from '../visit.ts';
import { type DeedOutcome, doDeed } from './do-deed.ts';
import { findDropout } from './dropout-rows.ts';
import { dropoutSettingsOf } from './dropout-settings.ts';
import { tellOfDropout } from './tell-of-dropout.ts';
import { type KeptVisit, sealVisit, visitsOf } from './visit-rows.ts';

const DEED_OF: Readonly<Record<VisitKind, Deed>> = {
  investigation: 'investigate',
  persuasion: 'persuade',
  joint: 'joint-visit',
};

/**
 * 登记排查、劝返 — `visit` is the id that the phone gave it, so that what a poor line sent twice is written once. The visit after which
 * the written report is due tells the school so.
 */
export async function recordVisit(
  desk: Desk,
  actor: Actor,
  id: string,
  visit: string,
  draft: VisitDraft,
): Promise<DeedOutcome> {
  const known = await desk.db.transaction().execute((work) => knownVisit(work, desk.seal, actor, id, visit));
  if (known !== undefined) return known;
  return doDeed(desk, actor, id, DEED_OF[draft.kind], undefined, async (work, held) => {
    const objections = objectionsToVisit(draft, { state: held.state, today: desk.clock.today() });
    if (objections.length > 0) return { objections };
    const before = await visitsOf(work, desk.seal, held);
    const number = before.length + 1;
    await insertVisit(desk, work, actor, held, { draft, visit, number });
    const failed = failuresOf([...standing(before), draft]);
    await tellWhenEnough(desk, work, held, failed, actor.person);
    return {
      set: { failed_visits: failed },
      detail: {
        kind: VISIT_KINDS[draft.kind].title,
        way: WAYS[draft.way],
        verdict: RESULTS[draft.result].title,
        number,
      },
    };
  });
}

/** 撤销 — of a visit that was entered by mistake, by whoever entered it or the head; it stays in the course, struck through. */
export function withdrawVisit(
  desk: Desk,
  actor: Actor,
  id: string,
  visit: string,
  reason: string,
): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'withdraw-visit', undefined, async (work, held) => {
    const visits = await visitsOf(work, desk.seal, held);
    const found = visits.find((each) => each.id === visit && each.withdrawnAt === undefined);
    if (found === undefined) return { objections: [{ code: 'gone', message: '这次记录已经撤销，请刷新页面' }] };
    if (found.recordedBy !== actor.person && actor.office !== 'head') {
      return { objections: [{ code: 'others', message: '只能撤销自己登记的；别人登记错的，请登记人或学校领导撤销' }] };
    }
    await work
      .updateTable('dropout_visits')
      .set({ withdrawn_at: desk.clock.now() })
      .where('county', '=', held.county)
      .where('dropout_case', '=', id)
      .where('id', '=', visit)
      .execute();
    const rest = standing(visits).filter((each) => each.id !== visit);
    return {
      set: { failed_visits: failuresOf(rest) },
      words: reason,
      detail: { kind: VISIT_KINDS[found.kind].title, number: found.number },
    };
  });
}

function standing(visits: readonly KeptVisit[]): readonly KeptVisit[] {
  return visits.filter(({ withdrawnAt }) => withdrawnAt === undefined);
}

async function knownVisit(
  work: Work,
  seal: Seal,
  actor: Actor,
  id: string,
  visit: string,
): Promise<DeedOutcome | undefined> {
  const found = await findDropout(work, seal, actor, id);
  if (found === undefined) return 'missing';
  const row = await work
    .selectFrom('dropout_visits')
    .select('id')
    .where('county', '=', found.county)
    .where('dropout_case', '=', id)
    .where('id', '=', visit)
    .where('recorded_by', '=', actor.person)
    .executeTakeFirst();
  return row && { id, revision: found.revision };
}

async function insertVisit(
  { seal, clock }: Desk,
  work: Work,
  actor: Actor,
  { county, id }: DropoutCase,
  { draft, visit, number }: { readonly draft: VisitDraft; readonly visit: string; readonly number: number },
): Promise<void> {
  const { kind, way, day, time, result } = draft;
  await work
    .insertInto('dropout_visits')
    .values({
      ...{ county, dropout_case: id, id: visit, number, kind, way, on_day: day, at_time: time, result },
      ...{ sealed: sealVisit(seal, county, id, visit, draft), key_id: seal.keyId },
      ...{ recorded_at: clock.now(), recorded_by: actor.person, office: actor.office },
    })
    .execute();
}

/** Said once: by the visit that makes it enough. */
async function tellWhenEnough(desk: Desk, work: Work, held: DropoutCase, failed: number, by: string): Promise<void> {
  const { failedVisits } = await dropoutSettingsOf(work, held.county);
  if (held.reportedOn !== undefined || failed < failedVisits || held.failedVisits >= failedVisits) return;
  await tellOfDropout(work, { county: held.county, id: held.id, event: 'dropout-failed', by }, desk.clock);
}
