import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import { findUnitAt, unitsAt } from '#src/organization/store/units.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { type Coverage, childrenOn, coverageAt, type Holder, type TrainedOffice, type Vacancy } from '../coverage.ts';
import { hoursOf } from '../gathering.ts';
import { isNoDeputy } from './invite.ts';

/** Of one campaign, or of a school year (R20). */
export type CoveragePeriod = { readonly campaign: string } | { readonly schoolYear: number };

export interface CoverageShown {
  readonly unit: { readonly path: UnitPath; readonly name: string };
  readonly whole: Coverage;
  readonly rows: readonly {
    readonly path: UnitPath;
    readonly name: string;
    readonly kind: UnitKind;
    readonly coverage: Coverage;
  }[];
  /** 办了几次、多少学时、多少人次. */
  readonly courses: { readonly count: number; readonly hours: number; readonly attendances: number };
}

/** 培训覆盖率 of a unit and of those below it: whoever holds the office now, wherever they were trained. `undefined` for strangers. */
export async function coverageOf(
  { db, clock }: Desk,
  actor: Actor,
  unit: UnitPath,
  period: CoveragePeriod,
): Promise<CoverageShown | undefined> {
  const found = narrowed(actor, 'gathering.read', unit) === unit ? await findUnitAt(db, actor, unit) : undefined;
  if (found === undefined) return undefined;
  const today = clock.today();
  const holders = await holdersAt(db, actor, unit, period, today);
  const vacancies = await vacanciesAt(db, actor, unit);
  const paths = childrenOn(
    unit,
    found.kind,
    [...holders, ...vacancies].map((each) => each.unit),
  );
  const named = await unitsAt(db, actor.county, paths);
  const place = await placesOf(db, actor.county, paths, today);
  return {
    unit: { path: unit, name: found.kind === 'class' ? place(unit).class : found.name },
    whole: coverageAt(unit, holders, vacancies),
    rows: paths.flatMap((path) => {
      const child = named.get(path);
      if (child === undefined) return [];
      const name = child.kind === 'class' ? place(path).class : child.name;
      return [{ path, name, kind: child.kind, coverage: coverageAt(path, holders, vacancies) }];
    }),
    courses: await coursesAt(db, actor, unit, period),
  };
}

/** 名单 behind the figures: one line for each person, or for each post that nobody holds. */
export interface CoverageName {
  readonly person: string | undefined;
  readonly name: string;
  readonly place: string;
  readonly unit: UnitPath;
  readonly trainedOn: LocalDate | undefined;
}

/** Who has been trained, who has not, or where nobody is in office. */
export async function coverageNames(
  { db, clock }: Desk,
  actor: Actor,
  unit: UnitPath,
  period: CoveragePeriod,
  office: TrainedOffice,
  which: 'trained' | 'untrained' | 'vacant',
): Promise<readonly CoverageName[] | undefined> {
  if (narrowed(actor, 'gathering.read', unit) !== unit) return undefined;
  const today = clock.today();
  const rows: readonly Omit<CoverageName, 'place'>[] =
    which === 'vacant'
      ? (await vacanciesAt(db, actor, unit))
          .map((each) => ({ ...each, person: undefined, name: '', trainedOn: undefined }))
          .filter((each) => each.office === office)
      : await peopleOf(await holdersAt(db, actor, unit, period, today), office, which === 'trained');
  const place = await placesOf(
    db,
    actor.county,
    rows.map((row) => row.unit),
    today,
  );
  return rows.map(({ person, name, unit: at, trainedOn }) => {
    const { school, class: ofClass } = place(at);
    return { person, name, unit: at, trainedOn, place: `${school}${ofClass}` };
  });
}

/** Who teaches two classes stands in the list once, as they are counted once. */
function peopleOf(holders: readonly Holder[], office: TrainedOffice, trained: boolean): readonly Holder[] {
  const own = holders.filter((each) => each.office === office && (each.trainedOn !== undefined) === trained);
  return [...new Map(own.map((each) => [each.person, each])).values()];
}

async function holdersAt(
  db: Database,
  actor: Actor,
  unit: UnitPath,
  period: CoveragePeriod,
  today: LocalDate,
): Promise<readonly Holder[]> {
  const { rows } = await sql<Omit<Holder, 'trainedOn'> & { readonly trained_on: LocalDate | null }>`
    select holdings.person, people.name, holdings.office, units.path as unit,
      ${trainedOn(period)} as trained_on
    from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where holdings.county = ${actor.county} and holdings.office in ('registrar', 'class-teacher')
      and holdings.since <= ${today}::date and (holdings.until is null or holdings.until > ${today}::date)
      and ${within(unit, 'units.path')} and ${permitted(actor, 'gathering.read', 'units.path')} and ${isNoDeputy()}
    order by units.path, people.name, holdings.person`.execute(db);
  return rows.map(({ trained_on, ...row }) => ({ ...row, trainedOn: trained_on ?? undefined }));
}

/** The last day on which this person was trained for this office. Of rows called `holdings`. */
function trainedOn(period: CoveragePeriod): RawBuilder<LocalDate | null> {
  return sql<LocalDate | null>`(select max(coalesce(been.made_up_on, course.on_day)) from gathering_people as been
    join gatherings as course on course.county = been.county and course.id = been.gathering
    where been.county = holdings.county and been.person = holdings.person and been.presence in ('present', 'made-up')
      and been.withdrawn_at is null and course.state = 'held'
      and course.kind = case holdings.office when 'registrar' then 'registrars' else 'teachers' end
      and ${inPeriod(period)})`;
}

function inPeriod(period: CoveragePeriod): RawBuilder<boolean> {
  return 'campaign' in period
    ? sql<boolean>`course.campaign = ${period.campaign}::uuid`
    : sql<boolean>`course.school_year = ${period.schoolYear}`;
}

/** Schools that have classes and no registrar, classes that have pupils and no teacher. */
async function vacanciesAt(db: Database, actor: Actor, unit: UnitPath): Promise<readonly Vacancy[]> {
  const { rows } = await sql<Vacancy>`
    select post.office, units.path as unit
    from units
    join (values ('school', 'registrar'), ('teaching-point', 'registrar'), ('class', 'class-teacher')) as post (kind, office)
      on post.kind = units.kind
    where units.county = ${actor.county} and units.until is null and ${within(unit, 'units.path')}
      and ${permitted(actor, 'gathering.read', 'units.path')}
      and exists (select from students where students.county = units.county and students.withdrawn_at is null
        and students.ended_on is null and (students.unit = units.path or post.kind <> 'class'
          and students.unit >= units.path || '/' and students.unit < units.path || '0'))
      and not exists (select from holdings
        join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
        where holdings.county = units.county and holdings.unit = units.id
          and holdings.office = post.office and holdings.until is null)
    order by units.path`.execute(db);
  return rows;
}

async function coursesAt(db: Database, actor: Actor, unit: UnitPath, period: CoveragePeriod) {
  const { rows } = await sql<{ begins: string; ends: string; been: number }>`
    select course.begins, course.ends, (select count(*)::integer from gathering_people as been
      where been.county = course.county and been.gathering = course.id and been.presence in ('present', 'made-up')
        and been.withdrawn_at is null) as been
    from gatherings as course
    where course.county = ${actor.county} and course.state = 'held' and course.kind in ('registrars', 'teachers')
      and ${inPeriod(period)} and ${within(unit, 'course.unit')} and ${permitted(actor, 'gathering.read', 'course.unit')}
  `.execute(db);
  return {
    count: rows.length,
    hours: rows.reduce((sum, row) => sum + hoursOf(row), 0),
    attendances: rows.reduce((sum, row) => sum + row.been, 0),
  };
}
