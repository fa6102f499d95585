import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { FollowingDesk } from '../../store/continuity-desk.ts';
import { claimOf } from './claim-rows.ts';
import { openClaim } from './open-claim.ts';
import { tellOfClaim } from './tell-of-claim.ts';

/**
 * 争议巡查 — finds children whom two schools hold, settles what has been settled in the register, and reminds whoever has not
 * spoken. Can be made twice without harm. Answers how many were opened.
 */
export async function watchClaims(desk: FollowingDesk): Promise<number> {
  const { rows } = await sql<{ county: string }>`
    select distinct county from units where kind = 'county' and until is null`.execute(desk.db);
  let opened = 0;
  for (const { county } of rows) {
    opened += await desk.db.transaction().execute(async (work) => {
      await remind(desk, work, county);
      return (await findOnRolls(desk, work, county)) + (await findInRegister(desk, work, county));
    });
  }
  return opened;
}

interface Pair {
  readonly student: string;
  readonly name: string;
  readonly one: UnitPath;
  readonly other: UnitPath;
}

/** 逐班核实 — the class that holds the record says 在班, and so does a class of another school. */
async function findOnRolls(desk: FollowingDesk, work: Work, county: string): Promise<number> {
  const { rows } = await sql<Pair>`
    select students.id as student, students.name, students.unit as one, there.unit as other
    from presence_marks as here
    join presence_marks as there on there.county = here.county and there.student = here.student
      and there.source = 'elsewhere' and there.is_what = 'elsewhere'
    join students on students.county = here.county and students.id = here.student and students.withdrawn_at is null
      and students.ended_on is null
    where here.county = ${county} and here.source = 'class' and here.is_what = 'present'
      and not exists (select from double_claims as known where known.county = here.county
        and known.student = here.student and known.opened_at > greatest(here.marked_at, there.marked_at))`.execute(
    work,
  );
  return open(desk, work, county, 'roll-call', rows);
}

/** 重复登记学籍 — one number, two live records, two schools. The older record is the one that holds. */
async function findInRegister(desk: FollowingDesk, work: Work, county: string): Promise<number> {
  const { rows } = await sql<Pair>`
    with twice as materialized (
      select digest from number_index where county = ${county} and kind = 'identity' and current
      group by digest having count(*) > 1
    ), pairs as (
      select mine.digest, students.id, students.name, students.unit, students.created_at
      from twice join number_index as mine on mine.county = ${county} and mine.kind = 'identity'
        and mine.digest = twice.digest and mine.current
      join students on students.county = ${county} and students.id = mine.student and students.withdrawn_at is null
        and students.ended_on is null
    )
    select first.id as student, first.name, first.unit as one, second.unit as other from pairs as first
    join pairs as second on second.digest = first.digest and (second.created_at, second.id) > (first.created_at, first.id)
    where not exists (select from double_claims as known where known.county = ${county} and known.student = first.id
      and known.basis = 'registration' and known.opened_at >= second.created_at)`.execute(work);
  return open(desk, work, county, 'registration', rows);
}

async function open(
  desk: FollowingDesk,
  work: Work,
  county: string,
  basis: 'registration' | 'roll-call',
  pairs: readonly Pair[],
): Promise<number> {
  let opened = 0;
  for (const { student, name, ...units } of pairs) {
    const [one, other] = [schoolOfClass(units.one), schoolOfClass(units.other)];
    if (one === other) continue;
    const id = await openClaim(desk, work, county, { kind: 'both', basis, student, name, one, other });
    if (id !== undefined) opened += 1;
  }
  return opened;
}

/** Two working days before the day whoever has not spoken; once it has passed also the county, which may judge now. */
async function remind(desk: FollowingDesk, work: Work, county: string): Promise<void> {
  const today = desk.clock.today();
  const { calendar } = await calendarOf(work, county);
  const rows = await work
    .selectFrom('double_claims')
    .selectAll()
    .where('county', '=', county)
    .where('ruling', 'is', null)
    .where('due_on', 'is not', null)
    .where(({ or, eb }) => or([eb('told_on', 'is', null), eb('told_on', '<', today)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const row of rows) {
    const claim = claimOf(desk.seal, row);
    const left = row.due_on === null ? undefined : workingDaysLeft(today, row.due_on, calendar);
    const sinceTold = row.told_on === null ? undefined : workingDaysLeft(row.told_on, today, calendar);
    const isSoon = left === 2;
    const isLate =
      left !== undefined &&
      left < 0 &&
      (row.told_on === null || (row.due_on ?? today) > row.told_on || (sinceTold ?? 0) >= 5);
    if (!isSoon && !isLate) continue;
    const said = await work
      .selectFrom('double_claim_statements')
      .select('side')
      .where('county', '=', county)
      .where('claim', '=', row.id)
      .execute();
    for (const side of ['one', 'other'] as const) {
      if (said.some((each) => each.side === side)) continue;
      await tellOfClaim(
        desk,
        work,
        claim,
        isSoon ? 'claim-soon' : 'claim-overdue',
        ['registrar', 'head'],
        undefined,
        side,
      );
    }
    if (isLate) await tellOfClaim(desk, work, claim, 'claim-ready', ['county']);
    await work
      .updateTable('double_claims')
      .set({ told_on: today })
      .where('county', '=', county)
      .where('id', '=', row.id)
      .execute();
  }
}
