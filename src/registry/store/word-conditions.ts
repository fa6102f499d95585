import { type RawBuilder, sql } from 'kysely';
import { unseen } from '#src/platform/database/kept-statement.ts';
import { type SearchWord, searchWords } from '../search-words.ts';

import { pinyinOf } from './pinyin.ts';

/** A part of what the words find: the parts follow each other in a list, and have nobody in common. */
export interface Part {
  readonly condition: RawBuilder<boolean>;
  /**
   * So few match that they are found first and put in order afterwards. The planner would rather read the whole county in
   * order until the page is full: seconds, where all 张 stand at its end.
   */
  readonly few: boolean;
  /** One plan fits whatever is looked for: see `KEPT`. */
  readonly kept: boolean;
}

const EVERYBODY: Part = { condition: sql<boolean>`true`, few: false, kept: true };

/**
 * 查找词 as conditions on `students`. One word, in the order of names, finds first those whose name or sound begins with it,
 * along the index and at once, and only then those who have it elsewhere. Words by which nobody can be found find nobody.
 */
export function partsOf(typed: string | undefined, inOrderOfNames: boolean): readonly Part[] {
  if (!typed?.trim()) return [EVERYBODY];
  const words = searchWords(typed);
  const [word, ...others] = words;
  if (word === undefined) return [];
  if (others.length > 0 || !inOrderOfNames) return [together(words)];
  return word.as === 'name' ? partsOfName(word.text) : partsOfLetters(word.text);
}

/** As one condition, for those who only count or take out. */
export function conditionOfWords(typed: string | undefined): RawBuilder<boolean> {
  const [part] = partsOf(typed, false);
  return part?.condition ?? sql<boolean>`false`;
}

function together(words: readonly SearchWord[]): Part {
  const alone = words.length === 1;
  const conditions = words.map(({ as, text }) => (as === 'name' ? nameContains(text) : soundsLike(text, alone)));
  return {
    condition: sql<boolean>`(${sql.join(conditions, sql` and `)})`,
    few: words.some(({ as }) => as === 'name'),
    kept: false,
  };
}

function partsOfName(text: string): readonly Part[] {
  const begins = sql<boolean>`(${beginning('students.pinyin', pinyinOf(text).full, unseen)}
    and starts_with(students.name, ${unseen(text)}))`;
  return [
    { condition: begins, few: false, kept: true },
    { condition: sql<boolean>`(${nameContains(text, unseen)} and not ${begins})`, few: true, kept: true },
  ];
}

function partsOfLetters(letters: string): readonly Part[] {
  const kept = letters.length < 3 || isRare(letters);
  const given = kept ? unseen : seen;
  const sound = beginning('students.pinyin', letters, given);
  const initials = beginning('students.initials', letters, given);
  const inside = sql<boolean>`students.pinyin like ${given(`%${letters}%`)}`;
  return [
    { condition: sound, few: false, kept },
    ...(letters.length < 2 ? [] : [{ condition: sql<boolean>`(${initials} and not ${sound})`, few: true, kept }]),
    ...(letters.length < 3
      ? []
      : [{ condition: sql<boolean>`(${inside} and not ${sound} and not ${initials})`, few: kept, kept }]),
  ];
}

/** How a value stands in a condition. */
type Given = (value: string | readonly string[]) => RawBuilder<unknown>;

const seen: Given = (value) => sql`${value}`;

/** More letters than the longest syllable has: no surname, and not many children's. */
function isRare(letters: string): boolean {
  return letters.length > 'zhuang'.length;
}

/** By the characters, which the index knows, and then by their order. */
function nameContains(text: string, given: Given = seen): RawBuilder<boolean> {
  const characters = [...new Set(text)];
  return sql<boolean>`(string_to_array(students.name, null) @> ${given(characters)}::text[]
    and position(${given(text)} in students.name) > 0)`;
}

/** Alone, two letters are the beginning of a sound or of the initials; beside another word they may stand anywhere. */
function soundsLike(letters: string, alone: boolean): RawBuilder<boolean> {
  const anywhere = `%${letters}%`;
  if (!alone) return sql<boolean>`(students.pinyin like ${anywhere} or students.initials like ${anywhere})`;
  const initials = beginning('students.initials', letters);
  if (letters.length < 3) return sql<boolean>`(${beginning('students.pinyin', letters)} or ${initials})`;
  return sql<boolean>`(students.pinyin like ${anywhere} or ${initials})`;
}

/** A range, not a pattern: the columns are of collation "C" and hold a to z and digits. */
function beginning(column: string, letters: string, given: Given = seen): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(column)} >= ${given(letters)} and ${sql.ref(column)} < ${given(`${letters}{`)})`;
}
