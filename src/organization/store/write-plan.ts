import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import { parentOf, type UnitPath } from '../unit.ts';
import type { UnitPlan, UnitStep } from '../unit-plan.ts';
import type { UnitAuthor } from './open-units.ts';
import type { MovesAlong } from './organization-desk.ts';

/** Carries a plan out: the units, their history, the offices of those that end, and whatever is filed by path. */
export async function writePlan(
  work: Work,
  county: string,
  { steps, moves }: UnitPlan,
  effective: LocalDate,
  by: UnitAuthor,
  afterMove: readonly MovesAlong[],
): Promise<void> {
  for (let from = 0; from < steps.length; from += MOST_ROWS) {
    const some = steps.slice(from, from + MOST_ROWS);
    await updateUnits(work, county, some, effective);
    await work
      .insertInto('unit_changes')
      .values(some.map((step) => changeRow(county, step, effective, by)))
      .execute();
  }
  await endOffices(
    work,
    county,
    steps.filter(({ open }) => !open).map(({ unit }) => unit.id),
    effective,
  );
  for (const { from, to } of moves) {
    for (const moveAlong of afterMove) await moveAlong(work, county, from, to);
  }
}

async function updateUnits(work: Work, county: string, steps: readonly UnitStep[], day: LocalDate): Promise<void> {
  const untils = steps.map(({ unit, open }) => (open ? null : (unit.until ?? day)));
  await sql`
    update units set name = step.name, path = step.path, code = step.code, parent = step.parent,
      until = step.until, revision = revision + 1
    from unnest(
      ${steps.map(({ unit }) => unit.id)}::uuid[], ${steps.map(({ name }) => name)}::text[],
      ${steps.map(({ path }) => path)}::text[], ${steps.map(({ path }) => lastCode(path))}::text[],
      ${steps.map(({ path }) => parentOf(path) ?? null)}::text[], ${untils}::date[]
    ) as step (id, name, path, code, parent, until)
    where units.county = ${county} and units.id = step.id`.execute(work);
}

function changeRow(county: string, step: UnitStep, effective: LocalDate, by: UnitAuthor) {
  return {
    county,
    unit: step.unit.id,
    revision: step.unit.revision + 1,
    at: by.now,
    effective,
    by_person: by.person ?? null,
    kind: step.kind,
    name: step.name,
    path: step.path,
    open: step.open,
    merged_into: step.mergedInto ?? null,
    reason: by.reason ?? '',
  };
}

/** Nobody holds an office at a unit that is no more. */
async function endOffices(work: Work, county: string, units: readonly string[], day: LocalDate): Promise<void> {
  if (units.length === 0) return;
  await work
    .updateTable('holdings')
    .set({ until: sql<LocalDate>`greatest(since, ${day}::date)` })
    .where('county', '=', county)
    .where('unit', 'in', units)
    .where('until', 'is', null)
    .execute();
}

function lastCode(path: UnitPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const MOST_ROWS = 2000;
