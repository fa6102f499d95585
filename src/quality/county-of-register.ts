import { countyOfRegion } from '#src/registry/region.ts';
import { type Student, textOf } from '#src/registry/student.ts';

/** The county the pupil's household is registered in, six digits; `undefined` where the cell does not tell. */
export function countyOfPupil(student: Student): string | undefined {
  return countyOfRegion(textOf(student, 'householdRegion'));
}

/** How many pupils each county has, for `countyOf`. */
export function countCounties(students: Iterable<Student>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const student of students) {
    const county = countyOfPupil(student);
    if (county !== undefined) counts.set(county, (counts.get(county) ?? 0) + 1);
  }
  return counts;
}

/** The county of more than half of the `total` pupils (SP-02), six digits; `undefined` when no county has so many. */
export function countyOf(counts: ReadonlyMap<string, number>, total: number): string | undefined {
  for (const [county, count] of counts) if (count * 2 > total) return county;
  return undefined;
}
