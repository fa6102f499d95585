import type { NowhereHook } from '#src/continuity/store/continuity-desk.ts';
import { raiseSignal } from '#src/dropout/store/raise-signal.ts';
import type { Desk } from '#src/platform/desk.ts';

/** 未接续而无处可寻的，按疑似辍学排查 — in the transaction in which it was found (notice 二(二)). */
export function nowhereTo(desk: Pick<Desk, 'seal' | 'clock'>): NonNullable<NowhereHook['raiseNowhere']> {
  return async (work, { county, student, leaver, since }) => {
    await raiseSignal(desk, work, {
      ...{ county, child: { student }, source: 'not-continued', basis: leaver },
      ...{ day: desk.clock.today(), firstAbsentOn: since },
    });
  };
}
