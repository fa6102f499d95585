import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { can, type Permission } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Parties } from '#src/workflow/party.ts';

/** 可见的办理单 — those of which a party lies within the actor's reach. Names the county, as every condition must. */
export function visibleTo(actor: Actor, permission: Permission = 'case.read'): RawBuilder<boolean> {
  return sql<boolean>`cases.county = ${actor.county} and (${permitted(actor, permission, 'cases.applicant')}
    or ${permitted(actor, permission, 'cases.holding')} or ${permitted(actor, permission, 'cases.receiving')})`;
}

/** The same of one case that is at hand. */
export function maySee(
  actor: Actor,
  { county, parties }: { readonly county: string; readonly parties: Parties },
  permission: Permission = 'case.read',
): boolean {
  const schools = [parties.holding, parties.receiving];
  return county === actor.county && schools.some((school) => school !== undefined && can(actor, permission, school));
}

/** May this person ask for values in clear at the school that applied or that holds the record? */
export function mayReveal(actor: Actor, file: { readonly county: string; readonly parties: Parties }): boolean {
  return maySee(actor, file, 'record.reveal');
}
