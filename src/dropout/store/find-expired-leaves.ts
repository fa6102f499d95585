import { sql } from 'kysely';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { isCompulsory } from '../compulsory.ts';
import { raiseSignal } from './raise-signal.ts';

/** How many records are opened at once. */
const BATCH = 500;

/** 休学期满巡查 — whose leave has run out and who is still on leave is suspected. Can be made twice without harm. Answers how many are new. */
export async function findExpiredLeaves(desk: Desk): Promise<number> {
  const { rows } = await sql<{ county: string; id: string; unit: string }>`
    select county, id, unit from students where status = '02' and withdrawn_at is null and ended_on is null
    order by county, id`.execute(desk.db);
  const pupils = rows.filter(({ unit }) => isCompulsory(unit));
  let found = 0;
  for (const county of new Set(pupils.map((pupil) => pupil.county))) {
    const ids = pupils.filter((pupil) => pupil.county === county).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += BATCH)
      found += await lookAt(desk, county, ids.slice(from, from + BATCH));
  }
  return found;
}

async function lookAt(desk: Desk, county: string, ids: readonly string[]): Promise<number> {
  const today = desk.clock.today();
  const expired = (await openRecords(desk.db, desk.seal, county, ids)).flatMap(({ id, cells }) => {
    const end = readDate(cells.leaveEnd?.trim() ?? '');
    return end !== undefined && end < today ? [{ id, end }] : [];
  });
  let found = 0;
  for (const { id, end } of expired) found += await suspect(desk, county, id, end);
  return found;
}

async function suspect(desk: Desk, county: string, student: string, end: LocalDate): Promise<number> {
  const words = `休学已于 ${end} 期满，没有办理复学或续休`;
  const signal = {
    county,
    child: { student },
    source: 'leave-expired',
    basis: end,
    day: desk.clock.today(),
    words,
  } as const;
  const raised = await desk.db.transaction().execute((work) => raiseSignal(desk, work, signal));
  return raised.is === 'opened' || raised.is === 'gathered' ? 1 : 0;
}
