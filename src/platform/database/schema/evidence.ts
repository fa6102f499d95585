import type { Json, Timestamp } from './columns.ts';

/** 佐证材料文件：按内容存一份，加密，不改不删 */
export interface EvidenceFilesTable {
  county: string;
  id: string;
  digest: Buffer;
  type: string;
  size: number;
  width: number | null;
  height: number | null;
  pages: number | null;
  fingerprint: string | null;
  legibility: Json | null;
  sealed: Buffer;
  key_id: number;
  added_at: Timestamp;
  added_by: string | null;
}
