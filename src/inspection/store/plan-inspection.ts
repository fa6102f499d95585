import { randomUUID } from 'node:crypto';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import { countyOf } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { seedOf } from '../draw.ts';
import { type Inspection, type InspectionDraft, inspectionDeed, KNOWN_BELOW, type SeedPart } from '../inspection.ts';
import { objectionsToInspectionDeed, objectionsToPlan, objectionsToSeed } from '../objections.ts';
import { holdInspection } from './inspection-rows.ts';
import { AT_SCHOOLS, noted, schoolsToTell, tellAt } from './noted.ts';

/** `missing`: there is no such inspection within the actor's reach. */
export type InspectionOutcome =
  | { readonly id: string; readonly revision: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** 安排督查 — of one county; nobody below hears of it before the draw. */
export function planInspection(desk: Desk, actor: Actor, draft: InspectionDraft): Promise<InspectionOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const objections = await objectionsTo(work, actor, draft);
    if (objections === undefined) return 'missing';
    if (objections.length > 0) return { objections };
    const [id, county] = [randomUUID(), countyOf(draft.unit)];
    const by = { planned_by: actor.person, planned_by_name: actor.name, planner_keeper: actor.county };
    await work
      .insertInto('inspections')
      .values({
        ...{ county, id, unit: draft.unit, ...columnsOf(draft), seed_parts: '[]' },
        ...{ planned_at: desk.clock.now(), ...by, revision: 0 },
      })
      .execute();
    return { id, revision: await noted(desk, work, actor, { county, id, unit: draft.unit }, 'plan') };
  });
}

/** 修改计划 — until the random number is fixed. The county stays the one it was planned for. */
export function changeInspection(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  draft: InspectionDraft,
): Promise<InspectionOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    const same = { ...draft, unit: held.unit };
    const objections = [
      ...objectionsToInspectionDeed('change', held, seen),
      ...((await objectionsTo(work, actor, same)) ?? []),
    ];
    if (objections.length > 0) return { objections };
    await setIn(work, held, columnsOf(same));
    return { id, revision: await noted(desk, work, actor, held, 'change') };
  });
}

/** 取消督查 — with a reason; who was told of it is told. */
export function cancelInspection(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  reason: string,
): Promise<InspectionOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = objectionsToInspectionDeed('cancel', held, seen);
    if (objections.length > 0) return { objections };
    await setIn(work, held, { state: 'cancelled', reason });
    if (KNOWN_BELOW.includes(held.state)) {
      await tellAt(work, desk.clock, held, 'inspection-off', ['county'], [held.unit]);
      await tellAt(work, desk.clock, held, 'inspection-off', AT_SCHOOLS, await schoolsToTell(work, held));
    }
    return { id, revision: await noted(desk, work, actor, held, 'cancel', { reason }) };
  });
}

/** 登记随机数 — before anybody has opened the list; it is never changed afterwards. */
export function fixSeed(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  { parts, isPublic }: { readonly parts: readonly SeedPart[]; readonly isPublic: boolean },
): Promise<InspectionOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    const given = parts.filter(({ value }) => value.trim() !== '');
    const objections = [...objectionsToInspectionDeed('seed', held, seen), ...objectionsToSeed(given, isPublic)];
    if (objections.length > 0) return { objections };
    await setIn(work, held, {
      state: inspectionDeed('seed').to,
      seed_parts: JSON.stringify(given.map(({ by, value }) => ({ by: by.trim(), value: value.trim() }))),
      seed: seedOf(given),
      seed_at: desk.clock.now(),
    });
    return { id, revision: await noted(desk, work, actor, held, 'seed', { of: given.length }) };
  });
}

/** What stands against the plan; `undefined` when its county is not the actor's to inspect. */
async function objectionsTo(
  work: Work,
  actor: Actor,
  draft: InspectionDraft,
): Promise<readonly Objection[] | undefined> {
  if (!can(actor, 'inspection.run', draft.unit)) return undefined;
  const county = countyOf(draft.unit);
  const unit = await standingAt(work, county, draft.unit);
  if (unit === undefined) return undefined;
  const schools = await Promise.all(draft.design.schools.map((school) => standingAt(work, county, school)));
  const strange = schools.some((school) => school?.kind !== 'school' && school?.kind !== 'teaching-point');
  return [
    ...objectionsToPlan(draft, unit.kind),
    ...(strange ? [{ code: 'schools', message: '指定的要是学校或教学点，请重新选', field: 'schools' }] : []),
  ];
}

export async function setIn(work: Work, { county, id }: Pick<Inspection, 'county' | 'id'>, set: object): Promise<void> {
  await work.updateTable('inspections').set(set).where('county', '=', county).where('id', '=', id).execute();
}

function columnsOf({ title, subject, basis, startsOn, endsOn, team, design }: InspectionDraft) {
  return {
    ...{ title: title.trim(), subject: subject.trim(), basis: basis.trim(), team: team.trim() },
    ...{ starts_on: startsOn, ends_on: endsOn, design: JSON.stringify(design) },
  };
}
