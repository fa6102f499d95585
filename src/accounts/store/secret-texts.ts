import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A session's token: 256 bits, which nobody guesses. Only its digest is ever kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A token has 256 bits of its own, so an unkeyed hash gives nothing away. */
export function digestOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** No character that a registrar on the phone could take for another. */
const LEGIBLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code to be read out and typed: so many groups of four, twenty bits each. */
export function newCode(groups: number): string {
  return Array.from({ length: groups }, () =>
    Array.from({ length: 4 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join(''),
  ).join('-');
}

/** As typed, without regard to case, dashes and blanks. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}
