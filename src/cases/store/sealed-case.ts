import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Cells } from '#src/registry/record.ts';
import type { Answers, Effect, Step } from '#src/workflow/procedure.ts';

/** 案卷内容 — what of a case lies sealed. */
export interface SealedCase {
  /** Common to all pupils. */
  readonly answers: Answers;
  /** In the order of their ordinals. */
  readonly pupils: readonly SealedPupil[];
  /** 办理链, frozen at submission; empty before. */
  readonly steps: readonly Step[];
  /** Version of the county's setting that the chain was made with; absent where it set nothing. */
  readonly chainVersion?: number | undefined;
  /** The difference an import proposed, from which the case was opened. */
  readonly proposal?: string | undefined;
}

export interface SealedPupil {
  /** What differs from the common answers. */
  readonly answers: Answers;
  /** What the case changed, kept when it was closed; a case that is open is compared with the record of today. */
  readonly closed?: { readonly effect: Effect['kind']; readonly before: Cells; readonly after: Cells } | undefined;
}

export function sealCase(seal: Seal, county: string, id: string, contents: SealedCase): Buffer {
  return seal.close(JSON.stringify(contents), boundOf(county, id));
}

/** Throws `BrokenSeal` when the bytes are not those that were sealed for this case. */
export function openSealedCase(seal: Seal, county: string, id: string, sealed: Uint8Array): SealedCase {
  return JSON.parse(seal.open(sealed, boundOf(county, id)).toString('utf8')) as SealedCase; // written by sealCase
}

function boundOf(county: string, id: string): string {
  return `cases|${county}|${id}`;
}
