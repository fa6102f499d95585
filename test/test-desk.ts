import type { Database } from '#src/platform/database/database.ts';
import type { Clock, Desk } from '#src/platform/desk.ts';
import { newRing } from '#src/platform/sealing/key-ring.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { sealOf } from '#src/platform/sealing/sealing.ts';
import { TODAY } from './world.ts';

/** Ten in the morning of the day on which the tests live. */
export const NOW = new Date(`${TODAY}T10:00:00+08:00`);

export const fixedClock: Clock = { now: () => NOW, today: () => TODAY };

/** A desk whose clock stands still and whose keys were made a moment ago. */
export function aDesk({ db, clock = fixedClock }: { readonly db: Database; readonly clock?: Clock }): Desk {
  return { db, clock, seal: aSeal(), demo: false };
}

/** A seal of one key and one index key, made for this test only. */
export function aSeal(): Seal {
  return sealOf(newRing());
}
