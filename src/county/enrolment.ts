import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import { type Child, type Kin, kinOf } from './kin.ts';
import type { Plan } from './plan.ts';
import type { County } from './units.ts';

/**
 * Who goes where in one county, as columns of numbers: index n is the n-th child that was enrolled. Eighty thousand
 * children take two megabytes; everything else about a child is made when its record is written.
 */
export interface Enrolment {
  readonly family: Int32Array;
  /** Which of the family's children. */
  readonly child: Uint8Array;
  readonly grade: Uint8Array;
  readonly school: Uint16Array;
  readonly township: Uint8Array;
  /** The n-th child of its sex born on its day, from 0. */
  readonly nth: Uint8Array;
}

export function enrol(plan: Plan, county: County, random: SeededRandom): Enrolment {
  const size = county.pupils;
  const enrolment = {
    family: new Int32Array(size),
    child: new Uint8Array(size),
    grade: new Uint8Array(size),
    school: new Uint16Array(size),
    township: new Uint8Array(size),
    nth: new Uint8Array(size),
  };
  const schoolYear = schoolYearOf(plan.today);
  const choice = new SchoolChoice(county);
  const bornAlike = new Uint8Array(20 * 372 * 2);
  let enrolled = 0;
  for (let family = 0; enrolled < size; family++) {
    const kin = familysKin(random, county, family, schoolYear);
    const taste = random.fork('choice', county.index, family);
    const township = choice.township(taste);
    let last = -1;
    for (let child = 0; child < kin.children.length && enrolled < size; child++) {
      const of = kin.children[child];
      if (of === undefined) continue;
      last = choice.school(taste, township, of, last);
      const day = dayIndex(of, schoolYear);
      enrolment.family[enrolled] = family;
      enrolment.child[enrolled] = child;
      enrolment.grade[enrolled] = of.grade;
      enrolment.school[enrolled] = last;
      enrolment.township[enrolled] = township;
      enrolment.nth[enrolled] = bornAlike[day] ?? 0;
      bornAlike[day] = (bornAlike[day] ?? 0) + 1;
      enrolled += 1;
    }
  }
  return enrolment;
}

/** The same children whenever they are asked for. */
export function familysKin(random: SeededRandom, county: County, family: number, schoolYear: number): Kin {
  return kinOf(random.fork('kin', county.index, family), schoolYear);
}

function dayIndex(child: Child, schoolYear: number): number {
  const year = Math.floor(child.born / 10_000) - (schoolYear - 19);
  const day = (Math.floor(child.born / 100) % 100) * 31 + (child.born % 100) - 32;
  return (year * 372 + day) * 2 + (child.sex === '男' ? 1 : 0);
}

/** Where the families of a county live, and to which of the schools near them they send a child. */
class SchoolChoice {
  private readonly county: County;
  private readonly townships: readonly number[];
  /** By grade within township: a school as often as its weight. */
  private readonly schools: readonly (readonly (readonly number[])[])[];
  private readonly special: number;

  constructor(county: County) {
    this.county = county;
    this.townships = county.townships.flatMap(({ weight }, at) => Array.from({ length: weight }, () => at));
    this.special = county.schools.findIndex(({ kind }) => kind === '514');
    this.schools = county.townships.map((_, township) =>
      Array.from({ length: 13 }, (_, grade) =>
        county.schools.flatMap((school, at) => {
          const near = school.township === township || grade > 9;
          const runs = grade >= school.grades[0] && grade <= school.grades[1];
          return near && runs ? Array.from({ length: school.weight }, () => at) : [];
        }),
      ),
    );
  }

  township(random: SeededRandom): number {
    return random.pick(this.townships);
  }

  /** A brother or sister's school when it runs the grade, mostly; else one of the township's, or any senior high. */
  school(random: SeededRandom, township: number, child: Child, siblings: number): number {
    if (child.disabled && child.grade <= 9 && this.special >= 0 && random.below(2) === 0) return this.special;
    const grades = this.county.schools[siblings]?.grades;
    const runs = siblings !== this.special && grades && child.grade >= grades[0] && child.grade <= grades[1];
    if (runs && random.below(100) < 85) return siblings;
    return random.pick(this.schools[township]?.[child.grade] ?? []);
  }
}
