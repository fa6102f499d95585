/** 家庭成员关系 — what a code of `relation` (GB/T 4761) says of the member's sex and generation. */
interface Kinship {
  /** A code of `sex`. */
  readonly sex: '1' | '2';
  /** Absent for step-parents, adopters, brothers and sisters: nature does not say how much older they are. */
  readonly generation?: 'parent' | 'grandparent';
}

const KINSHIPS: Readonly<Record<string, Kinship>> = {
  '51': { sex: '1', generation: 'parent' },
  '52': { sex: '2', generation: 'parent' },
  '57': { sex: '1' },
  '58': { sex: '2' },
  '61': { sex: '1', generation: 'grandparent' },
  '62': { sex: '2', generation: 'grandparent' },
  '63': { sex: '1', generation: 'grandparent' },
  '64': { sex: '2', generation: 'grandparent' },
};

/** Fathers and mothers, grandparents, and those who stand in their place; `undefined` for every other relation. */
export function kinshipOf(relation: string | undefined): Kinship | undefined {
  return relation === undefined ? undefined : KINSHIPS[relation];
}
