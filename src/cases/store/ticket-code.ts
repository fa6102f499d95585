import { randomBytes } from 'node:crypto';
import type { Seal } from '#src/platform/sealing/seal.ts';

/**
 * 手机上传码 — `411323-` and twenty-six letters, 130 bits that nobody guesses. The county stands in front, so that the code is looked
 * for where it was made and nowhere else.
 */
export function newTicketCode(county: string): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]);
  return `${county}-${letters.join('')}`;
}

/** Which county's; `undefined` for what is no code at all. */
export function countyOfTicket(code: string): string | undefined {
  return CODE.exec(code)?.[1];
}

/** Under which a code is kept and looked for; the code itself is kept nowhere. */
export function digestOfTicket(seal: Seal, code: string): Buffer {
  return seal.digest('evidence ticket', code);
}

/** Thirty-two, so that none is likelier; no letters that are mistaken for one another when a code is typed. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 26;
const CODE = new RegExp(`^(\\d{4,6})-[${LETTERS}]{${LENGTH}}$`);
