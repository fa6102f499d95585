import type { Fate } from './fate.ts';
import { EVERY_HOLD, type HoldName } from './holds.ts';

/** 各去向人数 */
export interface Tally {
  readonly promote: number;
  readonly graduate: number;
  readonly already: number;
  readonly held: Readonly<Record<HoldName, number>>;
}

export const NOBODY: Tally = {
  promote: 0,
  graduate: 0,
  already: 0,
  held: Object.fromEntries(EVERY_HOLD.map((hold) => [hold, 0])) as Record<HoldName, number>, // one for each
};

/** One more pupil of this fate. Who has left the register is counted nowhere. */
export function counted(tally: Tally, fate: Fate): Tally {
  switch (fate.kind) {
    case 'ended':
      return tally;
    case 'held':
      return { ...tally, held: { ...tally.held, [fate.by]: tally.held[fate.by] + 1 } };
    case 'promote':
    case 'graduate':
    case 'already':
      return { ...tally, [fate.kind]: tally[fate.kind] + 1 };
  }
}

/** Everybody who stays behind. */
export function heldIn({ held }: Tally): number {
  return EVERY_HOLD.reduce((sum, hold) => sum + held[hold], 0);
}
