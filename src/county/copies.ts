import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { Enrolment } from './enrolment.ts';

/** 重复建籍 — which enrolled children are second records of others: they take the seat of a child that never was. */
export interface Copies {
  /** By child: the one it is a second record of, or -1. */
  readonly originalOf: Int32Array;
  /** By child: its second record, or -1. */
  readonly copyOf: Int32Array;
}

/** One record in a hundred at the usual rate of errors: the same child, in the same grade, almost always of another school. */
export function copiesAmong(enrolment: Enrolment, errorsPerMille: number, random: SeededRandom): Copies {
  const size = enrolment.family.length;
  const originalOf = new Int32Array(size).fill(-1);
  const copyOf = new Int32Array(size).fill(-1);
  const isFree = (child: number) => originalOf[child] === -1 && copyOf[child] === -1;
  const wanted = Math.floor((size * errorsPerMille) / 8000);
  for (let made = 0; made < wanted; made++) {
    const copy = random.below(size);
    for (let tries = 0; tries < 200 && isFree(copy); tries++) {
      const original = random.below(size);
      const other = enrolment.school[original] !== enrolment.school[copy] || tries > 150;
      if (original === copy || !isFree(original) || !other) continue;
      if (enrolment.grade[original] !== enrolment.grade[copy]) continue;
      originalOf[copy] = original;
      copyOf[original] = copy;
    }
  }
  return { originalOf, copyOf };
}
