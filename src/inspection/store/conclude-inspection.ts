import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type InspectionDeed, inspectionDeed } from '../inspection.ts';
import { objectionsToConclusion, objectionsToInspectionDeed } from '../objections.ts';
import { findInspection, holdInspection } from './inspection-rows.ts';
import { AT_SCHOOLS, noted, notedLook, schoolsToTell, tellAt, tellPlanner } from './noted.ts';
import { type InspectionOutcome, setIn } from './plan-inspection.ts';
import { resultsFor } from './results-of-inspection.ts';
import { inspectedSchools, sealResponse } from './school-rows.ts';

/** 结束检查 — when every item is said and every fault has a word or a photograph. */
export function concludeInspection(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  conclusion: string,
): Promise<InspectionOutcome> {
  return turn(desk, actor, id, seen, 'conclude', conclusion.trim());
}

/** 退回继续检查 — before it is published. */
export function reopenInspection(desk: Desk, actor: Actor, id: string, seen: number): Promise<InspectionOutcome> {
  return turn(desk, actor, id, seen, 'reopen');
}

/** 公布结果 — from now on county and schools read what was found at them, and may respond. */
export function publishInspection(desk: Desk, actor: Actor, id: string, seen: number): Promise<InspectionOutcome> {
  return turn(desk, actor, id, seen, 'publish');
}

function turn(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  deed: Extract<InspectionDeed, 'conclude' | 'reopen' | 'publish'>,
  conclusion?: string,
): Promise<InspectionOutcome> {
  return desk.db.transaction().execute(async (work): Promise<InspectionOutcome> => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = [...objectionsToInspectionDeed(deed, held, seen)];
    if (deed === 'conclude' && objections.length === 0) {
      const { results, wordless } = await resultsFor(work, actor, held);
      objections.push(...objectionsToConclusion(results, wordless, conclusion ?? ''));
    }
    if (objections.length > 0) return { objections };
    await setIn(work, held, {
      state: inspectionDeed(deed).to,
      ...(conclusion !== undefined && { conclusion }),
      ...(deed === 'publish' && { published_on: desk.clock.today() }),
    });
    if (deed === 'publish') {
      await tellAt(work, desk.clock, held, 'inspection-published', ['county'], [held.unit]);
      await tellAt(work, desk.clock, held, 'inspection-published', AT_SCHOOLS, await schoolsToTell(work, held));
    }
    return { id, revision: await noted(desk, work, actor, held, deed) };
  });
}

/** 学校回应 — to a published result; a later one takes the place of the one before. */
export function respondToInspection(
  desk: Desk,
  actor: Actor,
  id: string,
  school: string,
  text: string,
): Promise<InspectionOutcome> {
  return desk.db.transaction().execute(async (work): Promise<InspectionOutcome> => {
    const found = await findInspection(work, actor, id);
    if (found === undefined) return 'missing';
    const own = (await inspectedSchools(work, desk.seal, actor, found)).find((each) => each.id === school);
    if (own === undefined || !can(actor, 'inspection.answer', own.unit)) return 'missing';
    if (found.state !== 'published') {
      return { objections: [{ code: 'state', message: '结果公布以后才能回应' }] };
    }
    const { county } = found;
    await work
      .updateTable('inspection_schools')
      .set({
        ...sealResponse(desk.seal, county, id, school, text.trim()),
        ...{ responded_at: desk.clock.now(), responded_by: actor.person },
      })
      .where('county', '=', county)
      .where('inspection', '=', id)
      .where('id', '=', school)
      .execute();
    await notedLook(desk, work, actor, found, 'inspection.keep', { deed: 'respond' });
    await tellPlanner(work, desk.clock, found, 'inspection-answered');
    return { id, revision: found.revision };
  });
}
