import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import { parentOf, SCHOOL_KINDS, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { bandOf, draw, populationText, type Sample } from '../draw.ts';
import { type Inspection, inspectionDeed } from '../inspection.ts';
import { objectionsToInspectionDeed } from '../objections.ts';
import { sha256 } from './inspection-desk.ts';
import { holdInspection } from './inspection-rows.ts';
import { AT_SCHOOLS, noted, schoolsToTell, tellAt } from './noted.ts';
import { type InspectionOutcome, setIn } from './plan-inspection.ts';

/**
 * 抽样 — the list is frozen as it stands, its digest taken, and the sample drawn with the number that was fixed before. County and
 * schools hear of it in the same transaction.
 */
export function drawSample(desk: Desk, actor: Actor, id: string, seen: number): Promise<InspectionOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = objectionsToInspectionDeed('draw', held, seen);
    if (objections.length > 0 || held.seed === undefined) return { objections };
    const roll = await rollOf(work, held);
    if (roll.length === 0) {
      return { objections: [{ code: 'nobody', message: '所指定的学校里没有在册学生。请取消，另行安排' }] };
    }
    const lines = roll.map(({ id: record, school }) => ({ id: record, school: school.code }));
    const text = populationText(lines);
    await keepSample(work, held, roll, draw(lines, held.seed, held.design, sha256));
    await work
      .insertInto('inspection_population')
      .values({ county: held.county, inspection: id, lines: text })
      .execute();
    await setIn(work, held, {
      ...{ state: inspectionDeed('draw').to, as_of: desk.clock.today(), drawn_at: desk.clock.now() },
      ...{ population_size: lines.length, population_digest: sha256(text) },
    });
    await tellAt(work, desk.clock, held, 'inspection-begun', ['county'], [held.unit]);
    await tellAt(work, desk.clock, held, 'inspection-papers', AT_SCHOOLS, await schoolsToTell(work, held));
    return { id, revision: await noted(desk, work, actor, held, 'draw', { roll: lines.length }) };
  });
}

interface School {
  readonly path: UnitPath;
  readonly code: string;
  readonly name: string;
}

interface OnRoll {
  readonly id: string;
  readonly unit: UnitPath;
  readonly school: School;
}

/** 在册学生 of the schools that are meant, each with its school. */
async function rollOf(work: Work, { county, unit, design }: Inspection): Promise<readonly OnRoll[]> {
  const among = design.schools.length === 0 ? [unit] : design.schools;
  const { rows: units } = await sql<School>`
    select path, code, name from units where county = ${county} and kind = any(${[...SCHOOL_KINDS]}::text[])
      and until is null`.execute(work);
  const schools = new Map(units.map((school) => [school.path, school]));
  const { rows } = await sql<{ id: string; unit: UnitPath }>`
    select id, unit from students where county = ${county} and withdrawn_at is null and ended_on is null
      and (${sql.join(
        among.map((each) => within(each, 'students.unit')),
        sql` or `,
      )})
    order by id`.execute(work);
  return rows.flatMap(({ id, unit: at }) => {
    const school = schoolAt(at, schools);
    return school === undefined ? [] : [{ id, unit: at, school }];
  });
}

/** The school or teaching point in which a unit lies; the nearest. */
function schoolAt(unit: UnitPath, schools: ReadonlyMap<UnitPath, School>): School | undefined {
  const own = schools.get(unit);
  const above = parentOf(unit);
  return own ?? (above && schoolAt(above, schools));
}

async function keepSample(
  work: Work,
  { county, id: inspection, design }: Inspection,
  roll: readonly OnRoll[],
  { schools, pupils }: Sample,
): Promise<void> {
  const rolled = new Map(roll.map((line) => [line.id, line]));
  const sizes = new Map<string, number>();
  for (const { school } of roll) sizes.set(school.code, (sizes.get(school.code) ?? 0) + 1);
  const byCode = new Map(roll.map(({ school }) => [school.code, school]));
  // A school that was named or drawn is checked even where none of its pupils was drawn; of a whole county only those with pupils.
  const isMeant = design.schools.length > 0 || design.drawSchools > 0;
  const codes = isMeant ? schools : [...new Set(pupils.map(({ school }) => school))];
  const ids = new Map<string, string>();
  for (const code of codes) {
    const school = byCode.get(code);
    if (school === undefined) continue;
    const id = randomUUID();
    ids.set(code, id);
    const { path: unit, name } = school;
    const size = sizes.get(code) ?? 0;
    await work
      .insertInto('inspection_schools')
      .values({ county, inspection, id, unit, code, name, roll: size, band: bandOf(size) })
      .execute();
  }
  const rows = pupils.map(({ id: student, school, ticket }, at) => ({
    ...{ county, inspection, student, school: ids.get(school) ?? '', ordinal: at + 1, ticket },
    unit: rolled.get(student)?.unit ?? '',
  }));
  await work.insertInto('inspection_pupils').values(rows).execute();
}
