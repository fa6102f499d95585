import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import type { Carried } from '../closing.ts';
import { type Deed, deedsOf } from '../deeds.ts';
import { type DropoutCase, numberOf } from '../dropout-case.ts';
import type { Keeper, Level } from '../keepers.ts';
import { carriedOut, underWay } from './carried-out.ts';
import { type ChildShown, childOf } from './child-of-dropout.ts';
import { type ClockShown, clockOf } from './clock-of-dropout.ts';
import { type EventShown, eventsOf, type SignalShown, signalsOf } from './course-of-dropout.ts';
import { type DropoutFile, filesOf } from './dropout-files.ts';
import { findDropout } from './dropout-rows.ts';
import { keepersOf } from './keepers.ts';
import { townshipName } from './townships.ts';
import { type KeptVisit, visitsOf } from './visit-rows.ts';

/** 一件控辍, with everything that its page shows. */
export interface WholeDropout {
  readonly dropout: DropoutCase;
  readonly number: string;
  readonly place: Place;
  readonly townshipName: string | undefined;
  readonly child: ChildShown;
  readonly clock: ClockShown;
  readonly signals: readonly SignalShown[];
  readonly visits: readonly KeptVisit[];
  readonly files: readonly DropoutFile[];
  readonly events: readonly EventShown[];
  readonly keepers: ReadonlyMap<Level, Keeper>;
  readonly deeds: readonly Deed[];
  readonly carried: Carried | undefined;
  readonly underWay: { readonly id: string; readonly number: string } | undefined;
  /** Of the same child, earlier and later. */
  readonly others: readonly { readonly id: string; readonly number: string; readonly isClosed: boolean }[];
  readonly maySeeSecrets: boolean;
}

/** The whole case for whoever may see it; looking is written down. `undefined` for strangers. */
export function readDropout(desk: Desk, actor: Actor, id: string): Promise<WholeDropout | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const { seal, clock } = desk;
    const dropout = await findDropout(work, seal, actor, id);
    if (dropout === undefined) return undefined;
    const { county, unit, township } = dropout;
    const place = (await placesOf(work, county, [unit], clock.today()))(unit);
    const named = await unitsAt(work, county, [unit, ...(township === undefined ? [] : [township])]);
    const entry = { action: 'dropout.open', subjectKind: 'dropout', subject: id, subjectUnit: unit } as const;
    await audit(work, actor, entry, clock.now());
    return {
      dropout,
      number: numberOf(dropout),
      place: place.school === '' ? { school: named.get(unit)?.name ?? '', class: '' } : place,
      townshipName: township === undefined ? undefined : townshipName(named.get(township)?.name ?? ''),
      child: await childOf(work, seal, dropout),
      clock: await clockOf(desk, work, dropout),
      signals: await signalsOf(work, seal, dropout),
      visits: await visitsOf(work, seal, dropout),
      files: await filesOf(work, actor, dropout),
      events: await eventsOf(work, seal, dropout),
      keepers: await keepersOf(work, seal, dropout),
      deeds: deedsOf(actor, dropout),
      carried: await carriedOut(work, dropout),
      underWay: await underWay(work, dropout),
      others: await othersOf(work, dropout),
      maySeeSecrets: can(actor, 'dropout.secret', unit),
    };
  });
}

async function othersOf(work: Work, { county, id, student, child }: DropoutCase): Promise<WholeDropout['others']> {
  const rows = await work
    .selectFrom('dropout_cases')
    .select(['id', 'year', 'number', 'closed_at'])
    .where('county', '=', county)
    .where(student === undefined ? 'child' : 'student', '=', student ?? child ?? '')
    .where('id', '!=', id)
    .orderBy('opened_at')
    .execute();
  return rows.map((row) => ({ id: row.id, number: numberOf(row), isClosed: row.closed_at !== null }));
}
