import { sql } from 'kysely';
import { auditMany } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { doerIn, nameIn } from './noted.ts';

/** 各县情况 — only figures, each of pupils on the roll or of cases that run. */
export interface CountyFigures {
  readonly unit: UnitPath;
  readonly name: string;
  readonly pupils: number;
  readonly withErrors: number;
  readonly withoutNumber: number;
  readonly openCases: number;
  readonly overdueCases: number;
}

/** By county within the city's reach; every figure with its denominator, which is `pupils`, or `openCases`. */
export async function countyFigures({ db, clock }: Desk, actor: Actor): Promise<readonly CountyFigures[]> {
  const { rows } = await sql<CountyFigures>`
    select units.path as unit, units.name, pupils.pupils, pupils.with_errors as "withErrors",
      pupils.without_number as "withoutNumber", running.open as "openCases", running.overdue as "overdueCases"
    from units
    left join lateral (select count(*)::integer as pupils, count(*) filter (where errors > 0)::integer as with_errors,
        count(*) filter (where not has_number)::integer as without_number
      from students where students.county = units.county and withdrawn_at is null and ended_on is null) as pupils on true
    left join lateral (select count(*)::integer as open,
        count(*) filter (where cases.due < ${clock.today()}::date)::integer as overdue
      from cases where cases.county = units.county and cases.state = 'step') as running on true
    where units.kind = 'county' and units.until is null and ${permitted(actor, 'inspection.run', 'units.path')}
    order by units.path`.execute(db);
  return rows;
}

/** 有错误的学籍 — the names behind the figure, as few as a page holds; without any number. */
export interface FaultyPupil {
  readonly name: string;
  readonly place: string;
  readonly errors: number;
}

const MOST_LISTED = 200;

/** The pupils with open errors below a unit, the worst first; `undefined` where the city may not look. Each look is written down. */
export async function faultyPupils(
  { db, clock }: Desk,
  actor: Actor,
  unit: UnitPath,
): Promise<{ readonly rows: readonly FaultyPupil[]; readonly more: boolean } | undefined> {
  if (!can(actor, 'inspection.run', unit)) return undefined;
  const county = countyOf(unit);
  const found = await faulty(db, actor, county, unit);
  const page = found.slice(0, MOST_LISTED);
  const place = await placesOf(
    db,
    county,
    page.map((row) => row.unit),
    clock.today(),
  );
  const deeds = page.map((row) => ({
    ...({ action: 'inspection.list', subjectKind: 'student', subject: row.id, subjectUnit: row.unit } as const),
    detail: nameIn(actor, county),
  }));
  await db.transaction().execute((work) => auditMany(work, doerIn(actor, county), deeds, clock.now()));
  return {
    rows: page.map(({ name, unit: at, errors }) => {
      const { school, class: ofClass } = place(at);
      return { name: surnameOnly(name), place: `${school}${ofClass}`, errors };
    }),
    more: found.length > MOST_LISTED,
  };
}

/** Who was not drawn is nobody's by name. */
function surnameOnly(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

interface FaultyRow {
  readonly id: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly errors: number;
}

async function faulty(db: Database, actor: Actor, county: string, unit: UnitPath): Promise<readonly FaultyRow[]> {
  const { rows } = await sql<FaultyRow>`
    select id, name, unit, errors from students where county = ${county} and withdrawn_at is null and ended_on is null
      and errors > 0 and ${within(unit, 'students.unit')} and ${permitted(actor, 'inspection.run', 'students.unit')}
    order by errors desc, unit, id limit ${MOST_LISTED + 1}`.execute(db);
  return rows;
}
