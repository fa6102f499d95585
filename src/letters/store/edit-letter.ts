import type { Actor } from '#src/organization/office.ts';
import type { Addressee } from '../letter.ts';
import { objectionsToDeed, objectionsToWords } from '../letter-objections.ts';
import { addressLetter } from './draft-letter.ts';
import type { LetterDesk } from './letter-desk.ts';
import { holdLetter } from './letter-rows.ts';
import { openContent, sealContent } from './sealed-content.ts';
import { type LetterOutcome, noted, turned } from './turn-letter.ts';

/** 改稿: the words as they are to be printed. */
export interface LetterWords {
  readonly title: string;
  readonly addressee: string;
  readonly body: readonly string[];
  readonly enclosures: readonly string[];
  readonly contact: string;
  /** Absent: as they were. */
  readonly to?: readonly Addressee[] | undefined;
  readonly copies?: readonly Addressee[] | undefined;
}

/** 改稿 — as long as it is a draft, by anybody of the house. */
export function editLetter(
  desk: LetterDesk,
  actor: Actor,
  id: string,
  seen: number,
  words: LetterWords,
): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const held = await holdLetter(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = [...objectionsToDeed(held.letter, 'edit', seen), ...objectionsToWords(words)];
    if (objections.length > 0) return { objections };
    const { county } = held.letter;
    const { title, addressee, body, enclosures, contact, to, copies = [] } = words;
    const before = openContent(desk.seal, county, id, held.sealed);
    const content = {
      ...before,
      ...{ addressee: addressee.trim(), body: trimmed(body), enclosures: trimmed(enclosures), contact: contact.trim() },
    };
    const letter = await turned(work, held.letter, {
      title: title.trim(),
      ...sealContent(desk.seal, county, id, content),
    });
    if (to !== undefined) {
      await work.deleteFrom('letter_addressees').where('county', '=', county).where('letter', '=', id).execute();
      await addressLetter(work, county, id, to, copies);
    }
    await noted(desk, work, actor, letter, 'letter.keep', { deed: 'edit' });
    return { letter };
  });
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
