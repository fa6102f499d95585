import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Account } from '../dropout-case.ts';

/** 控辍件里加密的内容 — each bound to its place, so that nothing of one child can be put under another. */
export function sealAccount(seal: Seal, county: string, id: string, account: Account): Buffer {
  return seal.close(JSON.stringify(account), `dropout_cases|${county}|${id}`);
}

export function openAccount(seal: Seal, county: string, id: string, sealed: Uint8Array): Account {
  return JSON.parse(seal.open(sealed, `dropout_cases|${county}|${id}`).toString('utf8')) as Account; // written by sealAccount
}

/** Somebody's words; `null` where there are none. */
export function sealWords(seal: Seal, place: string, words: string | undefined): Buffer | null {
  return words === undefined || words.trim() === '' ? null : seal.close(words.trim(), place);
}

export function openWords(seal: Seal, place: string, sealed: Uint8Array | null): string {
  return sealed === null ? '' : seal.open(sealed, place).toString('utf8');
}

export function placeOfSignal(county: string, id: string): string {
  return `dropout_signals|${county}|${id}`;
}

export function placeOfEvent(county: string, id: string, revision: number): string {
  return `dropout_events|${county}|${id}|${revision}`;
}
