/**
 * 核对表编码 — what stands on a sheet instead of the pupil: `RJ411323-` and twenty-eight letters, of which twenty-six carry the 128
 * bits nobody guesses and two tell when one was mistyped. The county stands in front, so that it is looked for there and nowhere else.
 */
export interface SheetCode {
  readonly county: string;
  /** `RJ411323-2345…`: as the QR holds it. */
  readonly code: string;
}

/** From sixteen bytes. */
export function sheetCodeOf(county: string, bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: CARRYING }, (_, at) =>
    letterOf(Number.parseInt(bits.slice(at * 5, at * 5 + 5).padEnd(5, '0'), 2)),
  ).join('');
  return `RJ${county}-${letters}${checkOf(letters)}`;
}

/**
 * Whatever a scanner, a phone's camera or a hand gave: the bare code, with or without its hyphens, in small or full-width letters, or
 * the address that the QR leads to. `mistyped` when it is one of ours but for a letter; `unknown` when it is no code of a sheet.
 */
export function readSheetCode(typed: string): SheetCode | 'mistyped' | 'unknown' {
  const plain = typed.normalize('NFKC').trim();
  const text = plain
    .slice(plain.lastIndexOf('#') + 1)
    .toUpperCase()
    .replace(/[\s\-‐-―−_]/gu, '');
  const [, county = '', letters = ''] = FORM.exec(text) ?? [];
  if (letters === '') return 'unknown';
  const carrying = letters.slice(0, CARRYING);
  const isWhole = letters.length === CARRYING + CHECKING && [...letters].every((letter) => LETTERS.includes(letter));
  return isWhole && letters.slice(CARRYING) === checkOf(carrying)
    ? { county, code: `RJ${county}-${letters}` }
    : 'mistyped';
}

/** In groups of four, as it is printed for the eye. */
export function spacedCode(code: string): string {
  const cut = code.indexOf('-') + 1;
  return code.slice(0, cut) + (code.slice(cut).match(/.{1,4}/g) ?? []).join('-');
}

/** 手机核对的网址: whatever stands behind `#` stays in the guardian's browser and reaches no log. */
export function addressOfSheet(origin: string, code: string): string {
  return `${origin}/g#${code}`;
}

/** 核对密码: six characters, from as many bytes. */
export function sheetKeyOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, KEY_LENGTH)].map((byte) => letterOf(byte % LETTERS.length)).join('');
}

/** As somebody types it; `undefined` for what cannot be one. */
export function readSheetKey(typed: string): string | undefined {
  const text = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return text.length === KEY_LENGTH && [...text].every((letter) => LETTERS.includes(letter)) ? text : undefined;
}

/** Thirty-two, so that none is likelier; none that is mistaken for another when it is copied from paper. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CARRYING = 26;
const CHECKING = 2;
const KEY_LENGTH = 6;
const FORM = /^RJ(\d{6})([0-9A-Z]{20,40})$/;

function letterOf(value: number): string {
  return LETTERS.charAt(value);
}

/** By a prime above every product of a place and a letter: one wrong letter, or two that changed places, always show. */
const PRIME = 1021;

function checkOf(letters: string): string {
  const sum = [...letters].reduce((total, letter, at) => total + (at + 1) * LETTERS.indexOf(letter), 0) % PRIME;
  return letterOf(Math.floor(sum / LETTERS.length)) + letterOf(sum % LETTERS.length);
}
