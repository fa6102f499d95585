import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { CaseDesk } from './case-desk.ts';
import { BY_DUE, conditionsOfCases, countWhere, dueAfter, rowsWhere } from './list-cases.ts';

/**
 * 下一件 — of what waits for this office, the one due next after another; from the beginning when there is none after it.
 * `left` counts all that wait.
 */
export async function nextOnDesk(desk: CaseDesk, actor: Actor, after: string | undefined) {
  const { calendar } = await desk.calendarOf(desk.db, actor.county);
  const conditions = conditionsOfCases(actor, { scope: 'mine' }, { today: desk.clock.today(), calendar });
  const other = after === undefined ? [] : [sql<boolean>`cases.id <> ${after}::uuid`];
  const place = after === undefined ? undefined : await placeOf(desk, actor.county, after);
  const later = place === undefined ? [] : [dueAfter(place.due, place.number)];
  const [first] = await rowsWhere(desk.db, [...conditions, ...other, ...later], BY_DUE.by, 1);
  const [again] = first === undefined ? await rowsWhere(desk.db, [...conditions, ...other], BY_DUE.by, 1) : [first];
  return { id: again?.id, left: await countWhere(desk.db, conditions) };
}

/** Where a case stood in the order of the desk before it left. */
async function placeOf(desk: CaseDesk, county: string, id: string) {
  const { rows } = await sql<{ number: string; due: LocalDate | null }>`
    select cases.number, case_steps.due from cases
    left join case_steps on case_steps.county = ${county} and case_steps.case_id = cases.id
      and case_steps.done_on is not null
    where cases.county = ${county} and cases.id = ${id}::uuid
    order by case_steps.ordinal desc nulls last limit 1`.execute(desk.db);
  const [row] = rows;
  return row && { number: row.number, due: row.due ?? undefined };
}
