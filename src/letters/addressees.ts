import type { Office } from '#src/organization/office.ts';
import type { UnitKind } from '#src/organization/unit.ts';

/** 收文的岗位 — who takes in what is sent to a unit of this kind, where the letter does not say so itself. */
export const POST_OFFICES: Readonly<Partial<Record<UnitKind, readonly Office[]>>> = {
  city: ['city-inspector'],
  county: ['county'],
  'central-school': ['central-school'],
  school: ['registrar', 'head'],
  'teaching-point': ['registrar', 'head'],
};
