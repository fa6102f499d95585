import { sql } from 'kysely';
import { connect } from '#src/platform/database/connect.ts';

/** How much there is of each. */
export interface YearLaid {
  readonly steps: number;
  readonly signIns: number;
  readonly days: number;
}

/**
 * A year of a county behind it: 20,000 cases of three steps, nine of ten done in time and one in forty still lying there; every registrar
 * signing in on most working days beside ten times as many other lines of the audit; and a snapshot of every unit for every day,
 * alike, for what is read is as much whatever it says. Written in bulk: none of it is looked at but by the figures.
 */
export async function layYear(databaseUrl: string): Promise<YearLaid> {
  const { db, close } = connect(databaseUrl, { size: 1, name: 'renji bench', patience: 600_000 });
  try {
    await db.connection().execute(async (one) => {
      // The cases of these steps are not asked for.
      await sql`set session_replication_role = replica`.execute(one);
      await sql`
        insert into case_steps (county, case_id, ordinal, step_id, title, office, unit, days, started_on, due, done_on, outcome, calendar)
        select schools.county, gen_random_uuid(), ordinal, 'step', '审核', (array['head', 'central-school', 'county'])[ordinal + 1],
          schools.path, 10, current_date - ago, current_date - ago + 14,
          case when lot % 40 = 0 then null else current_date - ago + 1 + (lot % 20) end,
          case when lot % 40 = 0 then null else 'approve' end, ''
        from (select county, path, row_number() over (order by path) as at, count(*) over () as schools from units
          where kind = 'school' and until is null) as schools
        join generate_series(0, 19999) as lot on lot % schools.schools = schools.at - 1
        cross join generate_series(0, 2) as ordinal
        cross join lateral (select 21 + (lot * 7 + ordinal * 3) % 340 as ago) as when_begun`.execute(one);
      await sql`
        insert into audit_events (county, id, at, person, office, unit, action, subject_kind, subject, reason, detail)
        select holdings.county, gen_random_uuid(), current_date - ago + time '08:30' + random() * interval '9 hours', holdings.person,
          holdings.office, null, case when line = 0 then 'session.begin' else 'record.see' end, 'person', holdings.person::text, '', '{}'
        from holdings cross join generate_series(1, 365) as ago cross join generate_series(0, 10) as line
        where holdings.office = 'registrar' and extract(isodow from current_date - ago) < 6 and random() < 0.9`.execute(
        one,
      );
      await sql`
        insert into monitoring_days (county, unit, day, figures, taken_at, is_final)
        select county, unit, current_date - ago, figures, taken_at - ago * interval '1 day', true
        from monitoring_days cross join generate_series(1, 365) as ago where day = current_date
        on conflict do nothing`.execute(one);
      for (const table of ['case_steps', 'audit_events', 'monitoring_days', 'findings', 'students']) {
        await sql`vacuum (analyze) ${sql.table(table)}`.execute(one);
      }
    });
    const { rows } = await sql<YearLaid>`
      select (select count(*)::integer from case_steps) as steps, (select count(*)::integer from monitoring_days) as days,
        (select count(*)::integer from audit_events where action = 'session.begin') as "signIns"`.execute(db);
    return rows[0] ?? { steps: 0, signIns: 0, days: 0 };
  } finally {
    await close();
  }
}
