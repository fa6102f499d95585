import { addMonths, type LocalDate } from '#src/kernel/local-date.ts';
import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import { completed } from '../made-up-number.ts';
import type { Draft, Entry } from '../record.ts';

/** What an error may know besides the record it spoils. */
export interface Scene {
  readonly entry: Entry;
  readonly random: SeededRandom;
  readonly today: LocalDate;
}

/** The cells as they will read, the one that is wrong first. */
export type Cells = Partial<Draft>;

/** One kind of mistake, as a clerk makes it. */
export interface Plant {
  /** The rule that must find it. */
  readonly code: string;
  /** How often, compared with the other kinds; 4 when left out. */
  readonly weight?: number;
  /** Rules that cannot help finding it too. */
  readonly also?: readonly string[] | ((record: Draft, cells: Cells, scene: Scene) => readonly string[]);
  /** Where such a mistake can be made; in every record when left out. */
  readonly fits?: (record: Draft, scene: Scene) => boolean;
  readonly cells: (record: Draft, scene: Scene) => Cells;
}

/** Mistakes that have nothing to do with those of another group: only then may a record have two. */
export interface PlantGroup {
  readonly about: string;
  /** Only for a citizen's child with a number in order. */
  readonly needsOwnNumber: boolean;
  readonly plants: readonly Plant[];
}

/** 临时学籍 — no formal number yet, and a registration young enough not to be a finding of its own. */
export function temporary({ entry, random, today }: Scene, letter: 'L' | 'J' = 'L'): Cells {
  const serial = String(999 - 2 * entry.nth - (entry.child.sex === '男' ? 0 : 1)).padStart(3, '0');
  const seventeen = `${entry.county.code}${entry.child.born}${serial}`;
  const digits = letter === 'J' ? completed(seventeen) : seventeen + random.below(10);
  return { nationalNumber: letter + digits, registeredOn: addMonths(today, -random.between(1, 9)).replaceAll('-', '') };
}

/** The number with other characters from `at` on, and the check character that belongs to them. */
export function renumbered(number: string, at: number, characters: string): string {
  return completed((number.slice(0, at) + characters + number.slice(at + characters.length)).slice(0, 17));
}

/** A serial that no generated pupil has been given, of the same parity. */
export function otherSerial(number: string, random: SeededRandom): string {
  return String(701 + 2 * random.below(90) - ((number.charCodeAt(16) + 1) % 2)).padStart(3, '0');
}
