import type { Actor, Office } from '#src/organization/office.ts';
import { can, type Permission } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';

/** 经办人 — the person of this account in the first of their offices that has the permission today; `undefined` when none has. */
export async function actorCalled(
  { db, clock }: Desk,
  account: string,
  permission: Permission,
): Promise<Actor | undefined> {
  const today = clock.today();
  const rows = await db
    .selectFrom('people')
    .innerJoin('holdings', (join) =>
      join.onRef('holdings.county', '=', 'people.county').onRef('holdings.person', '=', 'people.id'),
    )
    .innerJoin('units', (join) =>
      join.onRef('units.county', '=', 'holdings.county').onRef('units.id', '=', 'holdings.unit'),
    )
    .select(['people.county', 'people.id', 'people.name', 'holdings.office', 'units.path'])
    .where('people.account', '=', account)
    .where('people.sealed_at', 'is', null)
    .where('holdings.since', '<=', today)
    .where((where) => where.or([where('holdings.until', 'is', null), where('holdings.until', '>', today)]))
    .orderBy('units.path')
    .execute();
  const actors = rows.map(({ county, id, name, office, path }): Actor => {
    return { county, person: id, name, office: office as Office, unit: path as UnitPath }; // as they were granted
  });
  return actors.find((actor) => can(actor, permission, actor.unit));
}
