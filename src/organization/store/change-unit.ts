import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Objection } from '../objection.ts';
import type { Actor } from '../office.ts';
import { can } from '../permissions.ts';
import { below, parentOf, type Unit } from '../unit.ts';
import {
  objectionsToClosing,
  objectionsToMerging,
  objectionsToMoving,
  objectionsToOwnCounty,
  objectionsToRenaming,
  objectionsToReopening,
  type When,
} from '../unit-objections.ts';
import { planClose, planMerge, planMove, planRename, planReopen, type UnitPlan } from '../unit-plan.ts';
import type { OrganizationDesk } from './organization-desk.ts';
import { beneath, childrenOf, lastChangeOf, standingAt, unitById } from './unit-lookups.ts';
import { lockUnits } from './units-lock.ts';
import { writePlan } from './write-plan.ts';

/** 机构变动申请 — what is to become of one unit. Units are named by id. */
export type UnitRequest = { readonly effective: LocalDate; readonly reason: string } & (
  | { readonly deed: 'rename'; readonly name: string }
  | { readonly deed: 'move'; readonly parent: string }
  | { readonly deed: 'merge'; readonly into: string }
  | { readonly deed: 'close' }
  | { readonly deed: 'reopen' }
);

/** `missing`: there is no such unit as far as this actor may know. */
export type UnitOutcome = { readonly done: Unit } | { readonly objections: readonly Objection[] } | 'missing';

/** Changes one unit, with everything below it, in one transaction; or says why not. */
export async function changeUnit(
  desk: OrganizationDesk,
  actor: Actor,
  id: string,
  request: UnitRequest,
): Promise<UnitOutcome> {
  return desk.db.transaction().execute(async (work) => {
    await desk.beforeMove(work, actor.county);
    await lockUnits(work, actor.county);
    const unit = await manageable(work, actor, id);
    if (unit === undefined) return 'missing';
    const proposal = await propose(desk, work, actor, unit, request);
    if (proposal === 'missing' || 'objections' in proposal) return proposal;
    const pupils = await desk.countPupils(work, actor.county, unit.path);
    const by = { person: actor.person, now: desk.clock.now(), reason: request.reason };
    await writePlan(work, actor.county, proposal.plan, request.effective, by, desk.afterMove);
    const [step] = proposal.plan.steps;
    await desk.audit(
      work,
      actor,
      {
        action: `unit.${request.deed}`,
        subjectKind: 'unit',
        subject: id,
        subjectUnit: unit.path,
        reason: request.reason,
        detail: {
          effective: request.effective,
          name: { before: unit.name, after: step?.name },
          path: { before: unit.path, after: step?.path },
          ...(step?.mergedInto === undefined ? {} : { into: step.mergedInto }),
          units: proposal.plan.steps.length,
          pupils,
        },
      },
      by.now,
    );
    return { done: (await unitById(work, actor.county, id)) ?? unit };
  });
}

type Proposal = { readonly plan: UnitPlan } | { readonly objections: readonly Objection[] } | 'missing';

async function propose(
  desk: OrganizationDesk,
  work: Work,
  actor: Actor,
  unit: Unit,
  request: UnitRequest,
): Promise<Proposal> {
  const { county } = actor;
  const fixed = objectionsToOwnCounty(unit);
  if (fixed.length > 0) return { objections: fixed };
  const when: When = {
    effective: request.effective,
    today: desk.clock.today(),
    lastChange: await lastChangeOf(work, county, unit.id),
  };
  const here = parentOf(unit.path) ?? unit.path;
  switch (request.deed) {
    case 'rename': {
      const siblings = await childrenOf(work, county, here);
      return judged(objectionsToRenaming(unit, request.name, siblings, when), () => planRename(unit, request.name));
    }
    case 'move': {
      const parent = await manageable(work, actor, request.parent);
      if (parent === undefined) return 'missing';
      const sameCode = await standingAt(work, county, below(parent.path, unit.code));
      const all = await beneath(work, county, unit.path);
      return judged(objectionsToMoving(unit, parent, sameCode, when), () => planMove(unit, all, parent.path));
    }
    case 'merge': {
      const into = await manageable(work, actor, request.into);
      if (into === undefined) return 'missing';
      const [mine, theirs] = [await beneath(work, county, unit.path), await beneath(work, county, into.path)];
      return judged(objectionsToMerging(unit, into, when), () => planMerge(unit, mine, into, theirs));
    }
    case 'close': {
      const [children, all] = [await childrenOf(work, county, unit.path), await beneath(work, county, unit.path)];
      const pupils = await desk.countPupils(work, county, unit.path);
      const occupancy = { pupils, children: children.length };
      return judged(objectionsToClosing(unit, occupancy, when), () => planClose(unit, all));
    }
    case 'reopen': {
      const [parent, sameCode] = [await standingAt(work, county, here), await standingAt(work, county, unit.path)];
      return judged(objectionsToReopening(unit, parent, sameCode, when), () => planReopen(unit));
    }
  }
}

function judged(objections: readonly Objection[], plan: () => UnitPlan): Proposal {
  return objections.length > 0 ? { objections } : { plan: plan() };
}

async function manageable(work: Work, actor: Actor, id: string): Promise<Unit | undefined> {
  const unit = await unitById(work, actor.county, id);
  return unit !== undefined && can(actor, 'unit.manage', unit.path) ? unit : undefined;
}
