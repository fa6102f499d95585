import { isHan, isPrivateUse, toHalfWidth } from '#src/kernel/text.ts';

/** 间隔号 — the one dot a name may have, between the parts of a minority name (handbook 4.3). */
const INTERPUNCT = '\u00B7';

/** What is typed in its place: • ・ ‧ ． . ｡ ● 。 */
const DOTS = new Set('\u2022\u30FB\u2027\uFF0E.\uFF61\u25CF\u3002');

/** The zero that is written in names, outside the basic block though it is. */
const LING = '〇';

/**
 * 非法字符 — every character that a name may not have, once each: anything but Han, U+00B7, Latin letters and single
 * spaces between Latin words. Dots and private-use characters are other questions: `wrongDotsIn`, `privateUseIn`.
 */
export function illegalCharactersIn(name: string): readonly string[] {
  const characters = [...name.normalize('NFC')];
  const isIllegal = (character: string, at: number) =>
    character === ' '
      ? !(isLatin(characters[at - 1]) && isLatin(characters[at + 1]))
      : !(isHan(character) || isLatin(character) || isDot(character) || isPrivateUse(character));
  return distinct(characters.filter(isIllegal));
}

/** The dot-like characters that stand where only U+00B7 may, once each. */
export function wrongDotsIn(name: string): readonly string[] {
  return distinct([...name].filter((character) => DOTS.has(character)));
}

/** 自造字 — characters some machine made up, once each. */
export function privateUseIn(name: string): readonly string[] {
  return distinct([...name].filter(isPrivateUse));
}

/** 生僻字 — real characters outside the basic block (U+4E00 to U+9FFF), once each: many systems cannot show them. */
export function rareCharactersIn(name: string): readonly string[] {
  return distinct([...name].filter((character) => isHan(character) && !isBasic(character) && character !== LING));
}

export function hanIn(name: string): number {
  return [...name].filter(isHan).length;
}

export function hasInterpunct(name: string): boolean {
  return name.includes(INTERPUNCT);
}

/** A name as it is compared: no blanks, half-width, Latin letters upper-case, every dot U+00B7, composed. */
export function normalizeName(name: string): string {
  if (/^[\u4E00-\u9FFF]*$/.test(name)) return name;
  const plain = toHalfWidth(name.normalize('NFC')).replace(/\s+/g, '').toUpperCase();
  return [...plain].map((character) => (DOTS.has(character) ? INTERPUNCT : character)).join('');
}

/** Characters as a message can show them: one that cannot be seen is called by its name or number. */
export function spellOut(characters: readonly string[]): string {
  const shown = characters
    .slice(0, 5)
    .map((character) => NAMES[character] ?? (isVisible(character) ? `“${character}”` : numberOf(character)));
  return shown.join('、') + (characters.length > shown.length ? ' 等' : '');
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': '空格',
  '\u3000': '全角空格',
  '\u00A0': '不间断空格',
  '\t': '制表符',
  '\n': '换行',
};

function isVisible(character: string): boolean {
  return !/^[\p{C}\p{Z}\p{M}]$/u.test(character);
}

function numberOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Full-width letters count as Latin for Unicode, but not on a household register. */
function isLatin(character: string | undefined): boolean {
  return character !== undefined && /^(?![\uFF00-\uFFEF])(?=\p{L})\p{Script=Latin}$/u.test(character);
}

function isDot(character: string): boolean {
  return character === INTERPUNCT || DOTS.has(character);
}

function isBasic(character: string): boolean {
  return character >= '\u4E00' && character <= '\u9FFF';
}

function distinct(characters: readonly string[]): readonly string[] {
  return [...new Set(characters)];
}
