import { pinyin } from 'pinyin-pro';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { officesOf } from './offices-of.ts';
import type { PersonAtTheDoor } from './person-at-the-door.ts';

/** By what somebody who knows the person would begin to guess: account, name, and the names and codes of every unit above. */
export async function wordsKnownOf(
  db: Database | Work,
  person: PersonAtTheDoor,
  today: LocalDate,
): Promise<readonly string[]> {
  const offices = await officesOf(db, person.county, person.id, today);
  const units = await db
    .selectFrom('units')
    .select(['name', 'code', 'path'])
    .where('county', '=', person.county)
    .where('kind', 'not in', ['grade', 'class'])
    .execute();
  const above = units.filter(({ path }) => offices.some(({ unit }) => `${unit.path}/`.startsWith(`${path}/`)));
  return [
    person.account,
    person.county,
    ...spellingsOf(person.name),
    ...above.flatMap(({ name, code }) => [code, ...spellingsOf(name)]),
  ];
}

/** 西峡县 → 西峡县, xixiaxian, xixia: the whole, and the place without its kind. */
function spellingsOf(name: string): readonly string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array' }).map((syllable) => syllable.toLowerCase());
  return [name, syllables.join(''), syllables.slice(0, 2).join(''), syllables.slice(1).join('')];
}
