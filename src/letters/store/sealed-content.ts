import type { Seal } from '#src/platform/sealing/seal.ts';
import type { LetterContent } from '../letter.ts';

export function sealContent(seal: Seal, county: string, id: string, content: LetterContent) {
  return { sealed: seal.close(JSON.stringify(content), placeOf(county, id)), key_id: seal.keyId };
}

export function openContent(seal: Seal, county: string, id: string, sealed: Buffer): LetterContent {
  return JSON.parse(seal.open(sealed, placeOf(county, id)).toString('utf8')) as LetterContent; // sealed above
}

function placeOf(county: string, id: string): string {
  return `letters|${county}|${id}`;
}
