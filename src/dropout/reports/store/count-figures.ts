import { sql } from 'kysely';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { EVERY_FIGURE, type FigureName, type Figures, NO_FIGURES } from '../figures.ts';
import type { ReportPeriod } from '../periods.ts';

type Counted = { readonly school: UnitPath } & { readonly [name in FigureName]?: number };

/** The school of a path: what stands before the grade. */
const schoolOf = (column: string) => sql<UnitPath>`regexp_replace(${sql.ref(column)}, '/[pjs][0-9]{4}(/.*)?$', '')`;
const count = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${condition}))::integer`;

/**
 * 各校的数字 of a period, as they were known at one instant: what was written down later, or taken back since, is told apart by its
 * own time. So the same question for a past month has the same answer for ever. For the system: nobody is asked for a permission here.
 */
export async function countFigures(
  db: Database | Work,
  county: string,
  root: UnitPath,
  period: ReportPeriod,
  asOf: Date,
): Promise<ReadonlyMap<UnitPath, Figures>> {
  const parts = [
    await rolls(db, county, root, period, asOf),
    await absences(db, county, root, period, asOf),
    await returns(db, county, root, period, asOf),
    await cases(db, county, root, period, asOf),
    await visits(db, county, root, period, asOf),
  ];
  const figures = new Map<UnitPath, Figures>();
  for (const { school, ...counted } of parts.flat()) {
    const before = figures.get(school) ?? NO_FIGURES;
    const added = EVERY_FIGURE.map((name) => [name, before[name] + (counted[name] ?? 0)]);
    figures.set(school, Object.fromEntries(added) as Figures); // one entry for each
  }
  return figures;
}

/**
 * Where each pupil was on the last day, by the history of the record. A register that was taken over from files says nothing of the
 * days before: whoever came in with it counts from the year in which the class entered.
 */
async function rolls(db: Database | Work, county: string, root: UnitPath, { until }: ReportPeriod, asOf: Date) {
  // Whoever has not changed since is where they were, wherever the school has moved to meanwhile.
  const since = sql`least(${asOf}::timestamptz, (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;
  const { rows } = await sql<Counted>`
    select ${schoolOf('placed.unit')} as school, count(*)::integer as roll from (
      select coalesce(history.unit, students.unit) as unit from students
      left join lateral (select unit from student_changes as changes where changes.county = ${county}
        and changes.student = students.id and students.changed_at >= ${since} and changes.day <= ${until}::date
        and changes.at <= ${asOf} order by changes.revision desc limit 1) as history on true
      where students.county = ${county} and (${within(root, 'students.unit')} or students.changed_at >= ${since})
        and students.created_at <= ${asOf}
        and (students.created_at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'
          or exists (select from student_changes as first where first.county = ${county} and first.student = students.id
            and first.revision = 1 and first.source in ('import', 'seed') and coalesce(
              substring(first.unit from '/[pjs]([0-9]{4})(?:/|$)')::integer, 0) <= ${schoolYearOf(until)}))
        and (students.withdrawn_at is null or students.withdrawn_at > ${asOf})
        and (students.ended_on is null or students.ended_on > ${until}::date)
    ) as placed where ${within(root, 'placed.unit')} group by 1`.execute(db);
  return rows;
}

async function absences(
  db: Database | Work,
  county: string,
  root: UnitPath,
  { from, until }: ReportPeriod,
  asOf: Date,
) {
  const { rows } = await sql<Counted>`
    select ${schoolOf('unit')} as school, ${count(sql`reason = 'sick'`)} as sick,
      ${count(sql`reason = 'personal'`)} as personal, ${count(sql`reason = 'unexcused'`)} as unexcused,
      (count(distinct student) filter (where reason = 'unexcused'))::integer as "unexcusedPupils"
    from absences where county = ${county} and ${within(root, 'absences.unit')}
      and day between ${from}::date and ${until}::date and marked_at <= ${asOf}
      and (withdrawn_at is null or withdrawn_at > ${asOf}) group by 1`.execute(db);
  return rows;
}

async function returns(db: Database | Work, county: string, root: UnitPath, { from, until }: ReportPeriod, asOf: Date) {
  const { rows } = await sql<Counted>`
    select ${schoolOf('unit')} as school, count(*)::integer as "notReturned",
      ${count(sql`state = 'away' or closed_at > ${asOf} or back_on > ${until}::date`)} as "notReturnedOpen"
    from term_returns where county = ${county} and ${within(root, 'term_returns.unit')} and registered_at <= ${asOf}
      and ${dayIn('registered_at')} between ${from}::date and ${until}::date
      and (state <> 'mistaken' or closed_at > ${asOf}) group by 1`.execute(db);
  return rows;
}

async function cases(db: Database | Work, county: string, root: UnitPath, { from, until }: ReportPeriod, asOf: Date) {
  const opened = sql`${dayIn('opened_at')} between ${from}::date and ${until}::date`;
  const closed = sql`closed_at is not null and closed_at <= ${asOf} and ${dayIn('closed_at')} between ${from}::date and ${until}::date`;
  const isOpen = sql`(closed_at is null or closed_at > ${asOf} or ${dayIn('closed_at')} > ${until}::date)`;
  const other = sql`outcome is null or outcome not in ('returned', 'deferred', 'leave', 'home-teaching')`;
  const isReported = sql`reported_on is not null and reported_on <= ${until}::date`;
  const { rows } = await sql<Counted>`
    select ${schoolOf('unit')} as school, ${count(opened)} as suspected,
      ${count(sql`reported_on between ${from}::date and ${until}::date`)} as reported,
      ${count(sql`${closed} and outcome = 'returned'`)} as returned,
      ${count(sql`${closed} and outcome = 'deferred'`)} as deferred,
      ${count(sql`${closed} and outcome = 'leave'`)} as leave,
      ${count(sql`${closed} and outcome = 'home-teaching'`)} as "homeTeaching",
      ${count(sql`${closed} and (${other})`)} as "otherClosed",
      ${count(isOpen)} as open, ${count(sql`${isOpen} and ${isReported}`)} as "openReported",
      ${count(sql`${isOpen} and child is not null`)} as unrecorded
    from dropout_cases where county = ${county} and ${within(root, 'dropout_cases.unit')} and opened_at <= ${asOf}
      and ${dayIn('opened_at')} <= ${until}::date group by 1`.execute(db);
  return rows;
}

async function visits(db: Database | Work, county: string, root: UnitPath, { from, until }: ReportPeriod, asOf: Date) {
  const { rows } = await sql<Counted>`
    select ${schoolOf('cases.unit')} as school, count(*)::integer as visits
    from dropout_visits as visits join dropout_cases as cases on cases.county = ${county} and cases.id = visits.dropout_case
    where visits.county = ${county} and ${within(root, 'cases.unit')}
      and visits.on_day between ${from}::date and ${until}::date and visits.recorded_at <= ${asOf}
      and (visits.withdrawn_at is null or visits.withdrawn_at > ${asOf}) group by 1`.execute(db);
  return rows;
}

/** The day of an instant by the county's clock. */
function dayIn(column: string) {
  return sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;
}
