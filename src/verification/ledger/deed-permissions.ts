import type { Actor } from '#src/organization/office.ts';
import { can, type Permission } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { type DeedName, EVERY_DEED } from './line.ts';

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

/** 本岗位能登记的 — what an office with these permissions may do to lines at all; which lines, `mayDo` says. */
export function deedsWithin(permissions: readonly string[]): ReadonlySet<DeedName> {
  return new Set(EVERY_DEED.filter((deed) => DEED_PERMISSIONS[deed].some((one) => permissions.includes(one))));
}

/** May this person do this to a line of the unit? */
export function mayDo(actor: Actor, deed: DeedName, unit: UnitPath): boolean {
  return DEED_PERMISSIONS[deed].some((permission) => can(actor, permission, unit));
}
