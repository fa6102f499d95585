import { sql } from 'kysely';
import { takenMeanwhile } from '#src/cases/store/one-open-case.ts';
import { type Opened, openCaseIn } from '#src/cases/store/open-case.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { ContinuityDesk } from './continuity-desk.ts';

/** One school takes in a few hundred. */
export const MOST_AT_ONCE = 500;

/**
 * 成批招收 — the school to which these leavers are said to go begins one 新生录取接续 for them all. Only who was said to come, or was
 * seen in its classes: anybody else's record is asked for by name and number, on the admission roll.
 */
export async function admitLeavers(desk: ContinuityDesk, actor: Actor, ids: readonly string[]): Promise<Opened> {
  try {
    return await desk.db.transaction().execute(async (work): Promise<Opened> => {
      const { rows } = await sql<{ student: string }>`
        select student from leavers where county = ${actor.county} and id = any(${[...ids]}::uuid[])
          and kind = 'primary' and closed_on is null and undone_at is null
          and destination_unit is not null and ${permitted(actor, 'continuity.claim', 'leavers.destination_unit')}
        order by unit, pinyin, id`.execute(work);
      if (rows.length === 0 || rows.length !== new Set(ids).size) return { is: 'not-found' };
      return openCaseIn(desk, work, actor, {
        procedure: 'junior-admission',
        elsewhere: rows.map(({ student }) => student),
      });
    });
  } catch (error) {
    const objections = takenMeanwhile(error);
    if (objections === undefined) throw error;
    return { is: 'refused', objections };
  }
}
