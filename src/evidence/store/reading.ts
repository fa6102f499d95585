import type { EvidenceType } from '../evidence-item.ts';
import type { Legibility } from '../hints.ts';
import type { EvidenceRefusal } from '../refusals.ts';

/** What a file is once it has been read: its own bytes for a PDF, new ones for an image. */
export interface EvidenceReading {
  readonly type: EvidenceType;
  readonly bytes: Uint8Array;
  /** Of an image, upright. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly legibility?: Legibility | undefined;
  /** 图像指纹; absent where the picture is too plain to have one. */
  readonly fingerprint?: bigint | undefined;
  readonly pages?: number | undefined;
}

/** Reads a file that `checkFile` has let through; never throws for what is in it. */
export type ReadEvidence = (bytes: Uint8Array, type: EvidenceType) => Promise<EvidenceReading | EvidenceRefusal>;
