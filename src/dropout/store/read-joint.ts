import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { type Deed, deedsOf } from '../deeds.ts';
import { type DropoutCase, numberOf } from '../dropout-case.ts';
import { type ChildShown, childOf } from './child-of-dropout.ts';
import { type ClockShown, clockOf } from './clock-of-dropout.ts';
import { type DropoutFile, filesOf } from './dropout-files.ts';
import { findDropout } from './dropout-rows.ts';
import { type KeptVisit, visitsOf } from './visit-rows.ts';

/** 报来的一件 — as the township reads it: its own visits in full, of the school's only how many there were. */
export interface JointDropout {
  readonly dropout: DropoutCase;
  readonly number: string;
  readonly place: Place;
  readonly child: ChildShown;
  readonly clock: ClockShown;
  readonly schoolVisits: number;
  readonly visits: readonly KeptVisit[];
  readonly files: readonly DropoutFile[];
  readonly deeds: readonly Deed[];
}

/** For the township it was reported to; `undefined` for everybody else, the school included, which has a page of its own. */
export function readJoint(desk: Desk, actor: Actor, id: string): Promise<JointDropout | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const { seal, clock } = desk;
    const dropout = await findDropout(work, seal, actor, id);
    if (dropout?.township === undefined || !can(actor, 'dropout.joint', dropout.township)) return undefined;
    const { county, unit } = dropout;
    const visits = (await visitsOf(work, seal, dropout)).filter(({ withdrawnAt }) => withdrawnAt === undefined);
    const entry = { action: 'dropout.open', subjectKind: 'dropout', subject: id, subjectUnit: unit } as const;
    await audit(work, actor, entry, clock.now());
    return {
      ...{ dropout, number: numberOf(dropout), place: (await placesOf(work, county, [unit], clock.today()))(unit) },
      ...{ child: await childOf(work, seal, dropout), clock: await clockOf(desk, work, dropout) },
      schoolVisits: visits.filter(({ kind }) => kind !== 'joint').length,
      visits: visits.filter(({ kind }) => kind === 'joint'),
      ...{ files: await filesOf(work, actor, dropout), deeds: deedsOf(actor, dropout) },
    };
  });
}
