import { isHan } from '#src/kernel/text.ts';
import { normalizeName } from './personal-name.ts';

/** 查找词 — what somebody typed to find a child. */
export interface SearchWord {
  /** `name`: part of a name as written. `letters`: part of a full pinyin, or initials. */
  readonly as: 'name' | 'letters';
  readonly text: string;
}

/** More words than anybody needs for one child. */
const MOST_WORDS = 4;

/**
 * The words of a search: 小明, zhangxm, zxm, 张 xm. Chinese is looked for in the name, letters in its pinyin and initials.
 * Rare characters and 〇 count as what they are; ü may be typed v, u: or ü.
 */
export function searchWords(typed: string): readonly SearchWord[] {
  return typed
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap(partsOf)
    .slice(0, MOST_WORDS);
}

/** Letters that a part of a name beside them must not be mixed up with: 张xm is 张, then xm. */
function partsOf(word: string): readonly SearchWord[] {
  const parts: { as: SearchWord['as']; text: string }[] = [];
  for (const character of word) {
    const as = isLetter(character) ? 'letters' : 'name';
    const last = parts.at(-1);
    if (last?.as === as) last.text += character;
    else parts.push({ as, text: character });
  }
  return parts
    .flatMap(({ as, text }) =>
      (as === 'name' ? betweenDots(text) : [lettersOf(text)]).map((each) => ({ as, text: each })),
    )
    .filter(({ as, text }) => (as === 'name' ? [...text].some(isNameCharacter) : text !== ''));
}

/** The parts of a minority name: records are not of one mind about the dot between them. */
function betweenDots(text: string): readonly string[] {
  return normalizeName(text).split('·');
}

function isLetter(character: string): boolean {
  return /^[A-Za-zü:']$/i.test(character);
}

function isNameCharacter(character: string): boolean {
  return isHan(character) || /^[\p{L}\p{Co}〇]$/u.test(character);
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/u:|ü/g, 'v')
    .replace(/[^a-z]/g, '');
}
