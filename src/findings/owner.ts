import type { Office } from '#src/organization/office.ts';
import type { Remedy } from '#src/quality/rule.ts';

/** 责任岗位 — who has to see to a finding, by what mends it. Somebody may name another office afterwards. */
const OWNERS = {
  edit: 'registrar',
  normalise: 'registrar',
  explain: 'registrar',
  'key-information-change': 'registrar',
  'no-id-pathway': 'registrar',
  'duplicate-pathway': 'registrar',
  formalisation: 'registrar',
  reentry: 'registrar',
  graduation: 'registrar',
  'presence case': 'registrar',
  'admission or registration': 'registrar',
  transfer: 'registrar',
  'status correction': 'registrar',
  'report to county': 'county',
} as const satisfies Readonly<Record<Remedy, Office>>;

/** The offices a finding may be given to: they read findings, and can have them seen to. */
export const OWNING_OFFICES = [
  'registrar',
  'head',
  'class-teacher',
  'central-school',
  'county',
] as const satisfies readonly Office[];

export type OwningOffice = (typeof OWNING_OFFICES)[number];

/** The office a finding is laid before when it is opened. */
export function ownerOf(remedy: Remedy): OwningOffice {
  return OWNERS[remedy];
}
