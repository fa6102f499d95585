import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { FollowingDesk } from './continuity-desk.ts';
import type { Leaver } from './leaver-rows.ts';
import { write } from './write-leaver.ts';

/** 转控辍排查 — once for each leaver; the search for the record goes on beside it until the child is somewhere. */
export async function raiseNowhere(
  desk: FollowingDesk,
  work: Work,
  leaver: Leaver,
  by?: Pick<Actor, 'person' | 'office'>,
): Promise<Leaver> {
  if (leaver.signalledAt !== undefined || desk.raiseNowhere === undefined) return leaver;
  const { county, student, unit, id } = leaver;
  await desk.raiseNowhere(work, { county, student, unit, leaver: id, since: leaver.waitsUntil ?? leaver.leftOn });
  await write(desk, work, leaver, 'signal', { by, set: { signalled_at: desk.clock.now() } });
  return { ...leaver, signalledAt: desk.clock.now(), revision: leaver.revision + 1 };
}
