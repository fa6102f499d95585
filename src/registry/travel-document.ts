import { normalizeNumber, readIdentityNumber } from './identity-number.ts';

/** 港澳台居民居住证 — a number made like a citizen's whose district is 810000, 820000 or 830000. */
export function isResidencePermit(text: string): boolean {
  const number = readIdentityNumber(text);
  return (
    number !== undefined &&
    ['810000', '820000', '830000'].includes(number.region) &&
    number.checksumHolds &&
    number.birthDate !== undefined
  );
}

/** 港澳居民来往内地通行证 — H or M and eight digits, with two more for the reissue on older ones. */
export function isHongKongMacaoPermit(text: string): boolean {
  return /^[HM]\d{8}(?:\d{2})?$/.test(normalizeNumber(text));
}

/** 台湾居民来往大陆通行证 — eight digits, or ten and a letter on older ones. */
export function isTaiwanPermit(text: string): boolean {
  return /^(?:\d{8}|\d{10}(?:[A-Z]|\([A-Z]\)))$/.test(normalizeNumber(text));
}

/**
 * 香港身份证 — one or two letters, six digits and a check character, 0 to 9 or A, in brackets or not: a program that
 * takes only letters and digits drops them. Weighted from nine to two, a missing first letter counting 36.
 */
export function isHongKongCard(text: string): boolean {
  const parts = /^([A-Z]?)([A-Z])(\d{6})(?:\(([\dA])\)|([\dA]))$/.exec(normalizeNumber(text));
  if (parts === null) return false;
  const [, first = '', second = '', digits = '', bracketed, bare] = parts;
  const values = [first === '' ? 36 : worthOf(first), worthOf(second), ...[...digits].map(Number)];
  const sum = values.reduce((total, value, at) => total + value * (9 - at), 0);
  return (sum + worthOf(bracketed ?? bare ?? '')) % 11 === 0;
}

/** 澳门身份证 — seven digits, the first 1, 5 or 7, and a check digit, in brackets or not. How it is reckoned is not public. */
export function isMacaoCard(text: string): boolean {
  return /^[157]\d{6}(?:\(\d\)|\d)$/.test(normalizeNumber(text));
}

/** 护照 — five to twenty letters and digits; a Chinese one, E, G, D, S or P and eight digits or E, a letter and seven, is among them. */
export function isPassport(text: string): boolean {
  return /^[A-Z\d]{5,20}$/.test(normalizeNumber(text));
}

/** 0 to 9 for digits, 10 to 35 for letters. */
function worthOf(character: string): number {
  return Number.parseInt(character, 36);
}
