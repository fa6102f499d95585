import type { HeldRecord } from '#src/cases/store/case-pupils.ts';
import { withSameName, withSameNumber } from '#src/cases/store/namesakes.ts';
import { schoolAt, unitsAlong } from '#src/cases/store/schools.ts';
import { isWithin } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Namesake } from '#src/workflow/facts.ts';
import type { Candidate } from '../pathway.ts';

/**
 * 本系统查询 — the live records that may be of the same child: with the number, anywhere in this deployment; with the name, sex
 * and birth date, in this county. Of another county's record nothing is kept but that it is there.
 */
export async function candidatesFor(
  desk: Desk,
  work: Work,
  { county, id, unit, cells }: HeldRecord,
  idNumber: string,
): Promise<readonly Candidate[]> {
  const sought = [{ key: 0, cells: { ...cells, idNumber }, except: [id] }];
  const ofNumber = (await withSameNumber(desk, work, county, sought)).get(0) ?? [];
  const known = new Set(ofNumber.map(({ student }) => student));
  const ofPerson = ((await withSameName(desk, work, county, sought)).get(0) ?? []).filter(
    ({ student }) => !known.has(student),
  );
  const units = await unitsAlong(work, county, [unit]);
  const school = schoolAt(unit, units);
  const isHere = (found: Namesake) => isWithin(found.unit, school);
  return [
    ...ofNumber.map((found): Candidate => {
      const where = found.unit === NOWHERE ? 'beyond' : isHere(found) ? 'school' : 'county';
      return { student: found.student, by: 'number', where };
    }),
    ...ofPerson.map((found): Candidate => {
      return { student: found.student, by: 'person', where: isHere(found) ? 'school' : 'county' };
    }),
  ];
}

/** How `withSameNumber` says that a record lies in another county. */
const NOWHERE = '/';
