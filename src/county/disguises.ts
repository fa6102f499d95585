import type { LocalDate } from '#src/kernel/local-date.ts';
import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import { writeDate } from './clerks.ts';
import { type Cells, temporary } from './errors/plant.ts';
import { type Likeness, mistaken } from './look-alikes.ts';
import { childsName } from './names.ts';
import { newPhone } from './phones.ts';
import type { Draft, Entry } from './record.ts';

/** How a second record of a child differs from the first. */
export type Disguise =
  | 'same-number'
  | 'missing-number'
  | 'one-digit-off'
  | 'transposed-digits'
  | Likeness
  | 'renamed'
  | 'date-slip'
  | 'changed-phone';

export interface Disguised {
  readonly cells: Cells;
  readonly disguises: readonly Disguise[];
  /** The rules that the second record breaks by itself. */
  readonly codes: readonly string[];
}

/** `record` is the child's as it would be written in the second school; `ordinary` says that it has a number of its own. */
export function disguise(
  record: Draft,
  entry: Entry,
  ordinary: boolean,
  random: SeededRandom,
  today: LocalDate,
): Disguised {
  const number = ordinary ? disguiseNumber(record, entry, random, today) : KEPT;
  const name = disguiseName(record, entry, random);
  const slips = random.below(100) < 18;
  const birthDate = slips ? { birthDate: writeDate(entry.school.clerk, slipped(entry.child.born, random)) } : {};
  const phone = random.below(100) < 30 ? newPhone(entry.county.index, entry.seat) : undefined;
  return {
    cells: { ...number.cells, ...name.cells, ...birthDate, ...(phone && { phone, 'guardian1.phone': phone }) },
    disguises: [
      ...number.disguises,
      ...name.disguises,
      ...(slips ? (['date-slip'] as const) : []),
      ...(phone ? (['changed-phone'] as const) : []),
    ],
    codes: [...number.codes, ...(slips && ordinary && number.disguises[0] !== 'missing-number' ? ['ID-14'] : [])],
  };
}

const KEPT: Disguised = { cells: { nationalNumber: '' }, disguises: [], codes: [] };

/** Where the number is the same, half of the records share the 学籍号 too; a number typed wrong never got one. */
function disguiseNumber(record: Draft, entry: Entry, random: SeededRandom, today: LocalDate): Disguised {
  const number = record.idNumber;
  const draw = random.below(100);
  const started = temporary({ entry, random, today });
  if (draw < 25) {
    const cells = random.below(2) === 0 ? {} : { nationalNumber: '' };
    return { cells, disguises: ['same-number'], codes: [] };
  }
  if (draw < 60) {
    return { cells: { idType: '其他', idNumber: '', ...started }, disguises: ['missing-number'], codes: ['ID-09'] };
  }
  if (draw < 85) {
    const at = random.between(2, 5);
    const off = number.slice(0, at) + ((Number(number[at]) + random.between(1, 9)) % 10) + number.slice(at + 1);
    return { cells: { idNumber: off, ...started }, disguises: ['one-digit-off'], codes: ['ID-11'] };
  }
  // The third digit of a generated number is 9 and the fourth is not.
  const transposed = number.slice(0, 2) + number.charAt(3) + number.charAt(2) + number.slice(4);
  return { cells: { idNumber: transposed, ...started }, disguises: ['transposed-digits'], codes: ['ID-11'] };
}

function disguiseName(
  record: Draft,
  entry: Entry,
  random: SeededRandom,
): { cells: Cells; disguises: readonly Disguise[] } {
  const draw = random.below(100);
  const likeness = LIKENESSES[Math.floor(draw / 12)];
  const name = likeness && mistaken(record.name, likeness, random);
  if (likeness && name) return { cells: { name }, disguises: [likeness] };
  if (draw < 90 || record.name.includes('·')) return { cells: {}, disguises: [] };
  const renamed = record.name.slice(0, 1) + childsName(random, entry.child.sex);
  return renamed === record.name ? { cells: {}, disguises: [] } : { cells: { name: renamed }, disguises: ['renamed'] };
}

const LIKENESSES: readonly (Likeness | undefined)[] = ['same-sound', 'similar-shape', 'variant-traditional'];

/** Another day of the same month, day and month exchanged, or a year too late or too early. */
function slipped(born: number, random: SeededRandom): number {
  const day = born % 100;
  const month = Math.floor(born / 100) % 100;
  const draw = random.below(3);
  if (draw === 0 && day <= 12 && day !== month) return born - month * 100 - day + day * 100 + month;
  if (draw === 1) return born + (random.below(2) === 0 ? 10_000 : -10_000);
  return born - day + 1 + ((day + random.between(0, 26)) % 28);
}
