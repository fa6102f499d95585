import type { Seal } from '#src/platform/sealing/seal.ts';
import { type HouseholdChild, sameChildKey } from '../household-child.ts';

export function sealHouseholdChild(seal: Seal, county: string, id: string, child: HouseholdChild): Buffer {
  return seal.close(JSON.stringify(child), `household_children|${county}|${id}`);
}

export function openHouseholdChild(seal: Seal, county: string, id: string, sealed: Uint8Array): HouseholdChild {
  const text = seal.open(sealed, `household_children|${county}|${id}`).toString('utf8');
  return JSON.parse(text) as HouseholdChild; // written by sealHouseholdChild
}

/** 入户核实 — who went, and what was found. */
export interface Visit {
  readonly visitor: string;
  readonly words: string;
}

export function sealVisit(seal: Seal, county: string, id: string, visit: Visit): Buffer {
  return seal.close(JSON.stringify(visit), `household_children.words|${county}|${id}`);
}

export function openVisit(seal: Seal, county: string, id: string, sealed: Uint8Array): Visit {
  return JSON.parse(seal.open(sealed, `household_children.words|${county}|${id}`).toString('utf8')) as Visit; // written above
}

/** Under which the child is known again in the register and in the next list. */
export function digestsOfChild(seal: Seal, child: HouseholdChild) {
  return {
    number_digest: child.number === '' ? null : seal.digest('identity', child.number),
    person_digest: seal.digest('household', sameChildKey(child)),
  };
}
