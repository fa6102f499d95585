import type { Actor } from '#src/organization/office.ts';
import { can, type Permission } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { DeedName } from './line.ts';

const COLLECTS = ['campaign.hand-out', 'campaign.key'] as const;

/** Who may do what to a line: any of these permissions is enough. */
const DEED_PERMISSIONS: Readonly<Record<DeedName, readonly Permission[]>> = {
  issue: COLLECTS,
  'take-back': COLLECTS,
  return: COLLECTS,
  confirm: COLLECTS,
  change: COLLECTS,
  'undo-return': COLLECTS,
  question: COLLECTS,
  cannot: COLLECTS,
  can: COLLECTS,
  key: ['campaign.key'],
  reopen: ['campaign.key', 'campaign.recheck'],
  recheck: ['campaign.recheck'],
};

/** May this person do this to a line of the unit? */
export function mayDo(actor: Actor, deed: DeedName, unit: UnitPath): boolean {
  return DEED_PERMISSIONS[deed].some((permission) => can(actor, permission, unit));
}
