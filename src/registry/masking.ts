/**
 * 脱敏 — a number as it may be shown: its first and last character, stars between.
 *
 * More would give the child away: with the usual six and four the county and the birth date leave one candidate.
 */
export function masked(number: string): string {
  const characters = [...number.trim()];
  if (characters.length <= 2) return '*'.repeat(characters.length);
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}
