import { sql } from 'kysely';
import { connect } from '#src/platform/database/connect.ts';

/**
 * A year behind the county: of a hundred pupils one is away on a day, mostly ill; of a thousand two have been suspected of having
 * dropped out, most of them back. Sealed cells hold nothing, for nobody opens them here.
 */
export async function aYearOfAbsences(
  databaseUrl: string,
): Promise<{ readonly absences: number; readonly cases: number }> {
  const { db, close } = connect(databaseUrl, { size: 1, name: 'renji bench' });
  try {
    // Two hundred thousand rows at once, each held against its pupil.
    await sql`set statement_timeout = 0`.execute(db);
    const { numAffectedRows: absences = 0n } = await sql`
      insert into absences (county, id, student, unit, day, reason, marked_at, marked_by)
      select county, gen_random_uuid(), id, unit, day,
        case abs(hashtext(id::text || day)) % 10 when 0 then 'unexcused' when 1 then 'personal' else 'sick' end,
        day + time '02:00', id
      from students cross join generate_series(current_date - 365, current_date - 1, interval '1 day') as days (day)
      where withdrawn_at is null and ended_on is null and extract(isodow from day) <= 5
        and abs(hashtext(day::text || id::text)) % 100 = 0`.execute(db);
    await sql`
      insert into attendance_days (county, unit, day, marked_at, marked_by)
      select distinct county, unit, day, day + time '02:00', gen_random_uuid() from absences
      on conflict do nothing`.execute(db);
    const { numAffectedRows: cases = 0n } = await sql`
      insert into dropout_cases (county, id, year, number, student, unit, state, found_on, sealed, key_id, opened_at,
        state_at, closed_at, ground, outcome, outcome_on)
      select county, gen_random_uuid(), 2025, row_number() over (partition by county order by id), id, unit,
        case when lot < 150 then 'closed' else 'persuading' end, opened::date, ''::bytea, 0, opened, opened,
        case when lot < 150 then opened + interval '20 days' end, case when lot < 150 then '返校' end,
        case when lot < 150 then 'returned' end, case when lot < 150 then (opened + interval '20 days')::date end
      from (select *, now() - (abs(hashtext(id::text)) % 300 + 25) * interval '1 day' as opened,
        abs(hashtext('lot' || id::text)) % 200 as lot from students
        where withdrawn_at is null and ended_on is null and abs(hashtext('case' || id::text)) % 1000 < 2) as chosen`.execute(
      db,
    );
    await sql`vacuum (analyze) absences, attendance_days, dropout_cases`.execute(db);
    return { absences: Number(absences), cases: Number(cases) };
  } finally {
    await close();
  }
}
