import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { RecordStage } from '../record.ts';
import { type SearchWord, searchWords } from '../search-words.ts';

/** What a list of pupils is narrowed to; absent is not narrowed. */
export interface PupilFilters {
  /** Part of a name, its pinyin or its initials. */
  readonly words?: string | undefined;
  readonly unit?: UnitPath | undefined;
  /** A code of `grade`. */
  readonly grade?: string | undefined;
  /** A code of `recordStatus`. */
  readonly status?: string | undefined;
  readonly stage?: RecordStage | undefined;
  /** Only those with an open error or query. */
  readonly withFindings?: boolean | undefined;
}

/** The filters as conditions on `students`, and before all of them what this person may do this to. */
export function conditionsOf(actor: Actor, permission: Permission, filters: PupilFilters): RawBuilder<boolean>[] {
  const { words, unit, grade, status, stage, withFindings } = filters;
  const conditions = [
    sql<boolean>`students.county = ${actor.county}`,
    sql<boolean>`students.withdrawn_at is null`,
    permitted(actor, permission, 'students.unit'),
  ];
  if (unit !== undefined) conditions.push(within(unit, 'students.unit'));
  if (grade !== undefined) conditions.push(sql<boolean>`students.grade = ${grade}`);
  if (status !== undefined) conditions.push(sql<boolean>`students.status = ${status}`);
  if (stage !== undefined) conditions.push(sql<boolean>`students.stage = ${stage}`);
  if (withFindings === true) conditions.push(sql<boolean>`(students.errors > 0 or students.queries > 0)`);
  if (words?.trim()) conditions.push(...conditionsOfWords(words));
  return conditions;
}

/** Words by which nobody can be found (%, 12) find nobody. */
function conditionsOfWords(typed: string): readonly RawBuilder<boolean>[] {
  const words = searchWords(typed);
  return words.length === 0 ? [sql<boolean>`false`] : words.map(condition);
}

function condition({ as, text }: SearchWord): RawBuilder<boolean> {
  return as === 'name' ? nameContains(text) : soundsLike(text);
}

/** By the characters, which the index knows, and then by their order. */
function nameContains(text: string): RawBuilder<boolean> {
  const characters = [...new Set(text)];
  return sql<boolean>`(string_to_array(students.name, null) @> ${characters}::text[]
    and position(${text} in students.name) > 0)`;
}

/** Two letters are the beginning of a sound or of the initials; three and more may stand anywhere in the sound. */
function soundsLike(letters: string): RawBuilder<boolean> {
  const beginning = (column: string) =>
    sql<boolean>`(${sql.ref(column)} >= ${letters} and ${sql.ref(column)} < ${`${letters}{`})`;
  const sound =
    letters.length < 3 ? beginning('students.pinyin') : sql<boolean>`students.pinyin like ${`%${letters}%`}`;
  return sql<boolean>`(${sound} or ${beginning('students.initials')})`;
}
