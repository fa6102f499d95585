import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { Sex } from './names.ts';

/** A child of school age, before it has a name. */
export interface Child {
  /** 1 up to 12. */
  readonly grade: number;
  readonly sex: Sex;
  /** The day of birth as a number, `20150312`. */
  readonly born: number;
  readonly disabled: boolean;
}

/** The children of one family. */
export interface Kin {
  /** Those of school age; none when all are too young or have left. */
  readonly children: readonly Child[];
  /** All of them, whether or not at school. */
  readonly siblings: number;
  /** The year in which the eldest was born. */
  readonly eldestBorn: number;
}

/** One to three children; twins in eight of a thousand families. A pure function of the stream it is given. */
export function kinOf(random: SeededRandom, schoolYear: number): Kin {
  const draw = random.below(100);
  const births = draw < 52 ? 1 : draw < 92 ? 2 : 3;
  const twins = births < 3 && random.perMille(8) ? random.below(births) : -1;
  const children: Child[] = [];
  // Up to grade 18: the eldest may have left school already, so that every grade has about as many pupils.
  let grade = random.between(1, 18);
  const eldestBorn = schoolYear - grade - 5;
  for (let birth = 0; birth < births; birth++) {
    // Only the eldest enters a year late: no two births of one mother come less than ten months apart.
    const late = birth === 0 && random.below(100) < 6 ? 1 : 0;
    const born = birthday(schoolYear - grade - 6 - late, random.below(365));
    const sex = sexOf(random);
    if (grade >= 1 && grade <= 12) {
      children.push({ grade, sex, born, disabled: random.perMille(3) });
      if (birth === twins) {
        children.push({ grade, sex: random.below(100) < 62 ? sex : sexOf(random), born, disabled: false });
      }
    }
    grade -= random.between(2, 6);
  }
  return { children, siblings: births + (twins < 0 ? 0 : 1), eldestBorn };
}

/** `YYYYMMDD` of the n-th day of a year that begins on 1 September: 0 up to 364, and never 29 February. */
function birthday(septemberOf: number, day: number): number {
  const { month, days } = monthOf(day);
  return (month >= 9 ? septemberOf : septemberOf + 1) * 10_000 + month * 100 + days + 1;
}

function monthOf(day: number): { month: number; days: number } {
  let days = day;
  for (const [month, length] of FROM_SEPTEMBER) {
    if (days < length) return { month, days };
    days -= length;
  }
  return { month: 8, days: 30 };
}

function sexOf(random: SeededRandom): Sex {
  return random.below(1000) < 527 ? '男' : '女';
}

const FROM_SEPTEMBER = [
  ...[[9, 30] as const, [10, 31] as const, [11, 30] as const, [12, 31] as const, [1, 31] as const, [2, 28] as const],
  ...[[3, 31] as const, [4, 30] as const, [5, 31] as const, [6, 30] as const, [7, 31] as const, [8, 31] as const],
];
