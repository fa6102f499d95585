import type { Seal } from '#src/platform/sealing/seal.ts';

/** 回执码 — by which a guardian asks how a case stands. It follows from the case, and is kept nowhere. */
export function receiptCodeOf(seal: Seal, county: string, id: string): string {
  const bytes = seal.digest('receipt code', `${county} ${id}`).subarray(0, LENGTH);
  return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** Under which a code is looked for; without the key nobody can tell which codes there are. */
export function digestOfReceipt(seal: Seal, code: string): Buffer {
  return seal.digest('receipt', code);
}

/** No letters that are mistaken for one another when a code is copied from paper; thirty-two, so that none is likelier. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 12;
