import type { Seal } from '#src/platform/sealing/seal.ts';

/** 要求与依据 — what may say more of a child than a list may show. */
export interface DemandWords {
  readonly demand: string;
  readonly basis: string;
}

export function closeDemand(seal: Seal, county: string, id: string, words: DemandWords): Buffer {
  return seal.close(Buffer.from(JSON.stringify(words)), `supervisions|${county}|${id}`);
}

export function openDemand(seal: Seal, county: string, id: string, sealed: Buffer): DemandWords {
  return JSON.parse(seal.open(sealed, `supervisions|${county}|${id}`).toString('utf8')) as DemandWords; // `closeDemand` wrote it
}

/** 答复、理由 — what was written with one deed of the history. */
export function closeWords(seal: Seal, county: string, id: string, number: number, words: string): Buffer {
  return seal.close(Buffer.from(words), boundOf(county, id, number));
}

export function openWords(seal: Seal, county: string, id: string, number: number, sealed: Buffer | null): string {
  return sealed === null ? '' : seal.open(sealed, boundOf(county, id, number)).toString('utf8');
}

function boundOf(county: string, id: string, number: number): string {
  return `supervision_events|${county}|${id}|${number}`;
}
