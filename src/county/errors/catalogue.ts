import { CONTACT } from './contact.ts';
import { ENROLLMENT } from './enrollment.ts';
import { GUARDIANS, GUARDIANS_AND_CHILD } from './guardians.ts';
import { IDENTITY } from './identity.ts';
import { IDENTITY_NUMBER } from './identity-number.ts';
import { CLASS_PLANTS } from './neighbours.ts';
import type { Plant, PlantGroup } from './plant.ts';
import { RECORD_NUMBER } from './record-number.ts';
import { SPECIAL } from './special.ts';

/** A kind of mistake with its group. */
export interface Card {
  readonly plant: Plant;
  readonly group: PlantGroup;
}

const GROUPS: readonly PlantGroup[] = [
  ...[IDENTITY, IDENTITY_NUMBER, RECORD_NUMBER, ENROLLMENT, CONTACT, GUARDIANS, GUARDIANS_AND_CHILD, SPECIAL],
];

/** Every kind of mistake that one record can have. */
export const CARDS: readonly Card[] = GROUPS.flatMap((group) => group.plants.map((plant) => ({ plant, group })));

/** Every rule that some planted mistake breaks; DUP-02 by second records of one child. */
export const PLANTED_CODES: readonly string[] = [
  ...CARDS.map(({ plant }) => plant.code),
  ...new Set(CLASS_PLANTS.map(({ code }) => code)),
  'DUP-02',
].sort();
