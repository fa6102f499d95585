import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';

const WEEK = 7 * 86_400_000;

/** When this person was last here before the present session; a week ago for somebody who was never here. */
export async function lastVisit({ db, clock }: Desk, actor: Actor): Promise<Date> {
  const before = await db
    .selectFrom('sessions')
    .select('seen_at')
    .where('county', '=', actor.county)
    .where('person', '=', actor.person)
    .orderBy('created_at', 'desc')
    .offset(1)
    .limit(1)
    .executeTakeFirst();
  return before?.seen_at ?? new Date(clock.now().getTime() - WEEK);
}
