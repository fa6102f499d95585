import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { isWorkingDay, workingDaysLeft } from '#src/calendar/working-days.ts';
import { peopleAt } from '#src/notices/store/people-at.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { dropoutSettingsOf } from '../../store/dropout-settings.ts';
import {
  dueOn,
  EVERY_REPORT_KIND,
  lastEnded,
  periodTitle,
  REPORT_KINDS,
  type ReportPeriod,
  signs,
} from '../periods.ts';
import { RUNGS, rungOf } from '../signing.ts';
import { owesReport } from './owes-report.ts';

/**
 * 催报 — whoever has not signed the report of the period that has ended is reminded two working days before it is due, on the day and
 * when it is late; the unit above is told of those that are late. Each once. Can be made twice without harm.
 */
export async function remindOfReports(desk: Desk): Promise<number> {
  const counties = await desk.db
    .selectFrom('units')
    .select('county')
    .where('kind', '=', 'county')
    .where('until', 'is', null)
    .execute();
  let told = 0;
  for (const { county } of counties) {
    for (const kind of EVERY_REPORT_KIND)
      told += await remindInCounty(desk, county, lastEnded(kind, desk.clock.today()));
  }
  return told;
}

interface Silent {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
}

async function remindInCounty(desk: Desk, county: string, period: ReportPeriod): Promise<number> {
  const { db, clock } = desk;
  const { calendar } = await calendarOf(db, county);
  if (isWorkingDay(clock.today(), calendar) === false) return 0; // nobody is disturbed on a holiday
  const due = dueOn(period, await dropoutSettingsOf(db, county), calendar);
  const left = due && workingDaysLeft(clock.today(), due, calendar);
  const rung = left === undefined ? undefined : rungOf(left);
  if (rung === undefined) return 0;
  return db.transaction().execute(async (work) => {
    const { rows } = await sql<Silent>`
      select path, name, kind from units where county = ${county} and until is null
        and kind in ('county', 'central-school', 'school', 'teaching-point')
        and not exists (select from dropout_reports as reports where reports.county = ${county}
          and reports.unit = units.path and reports.kind = ${period.kind} and reports.period = ${period.key}
          and reports.withdrawn_at is null)
        and ${owesReport(county, 'units.path', period)}`.execute(work);
    const silent = rows.filter(({ kind }) => signs(period.kind, kind));
    const { rows: fresh } = await sql<{ unit: UnitPath }>`
      insert into dropout_report_reminders (county, unit, kind, period, rung, at)
      select ${county}, path, ${period.kind}, ${period.key}, ${rung}, ${clock.now()}
      from unnest(${silent.map(({ path }) => path)}::text[]) as silent (path)
      on conflict do nothing returning unit`.execute(work);
    const isFresh = new Set(fresh.map(({ unit }) => unit));
    for (const unit of silent.filter(({ path }) => isFresh.has(path))) {
      const seats = SIGNERS[unit.kind].map((office) => ({ office, of: unit.path }));
      const people = [...(await peopleAt(work, county, seats)).values()].flat();
      const title = `${periodTitle(period)}${REPORT_KINDS[period.kind].title}　${unit.name}`;
      const news = { event: RUNGS[rung].event, about: 'dropout-reports', id: randomUUID(), title, people } as const;
      await tellPeople(work, county, news, clock.now());
    }
    return isFresh.size;
  });
}

const SCHOOL = ['head', 'registrar'] as const satisfies readonly Office[];

/** Who is reminded at a unit that has not signed. */
const SIGNERS: Readonly<Record<UnitKind, readonly Office[]>> = {
  ...{ province: [], city: [], grade: [], class: [], county: ['county'] },
  ...{ 'central-school': ['central-school'], school: SCHOOL, 'teaching-point': SCHOOL },
};
