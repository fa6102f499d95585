import type { Generated } from 'kysely';
import type { Timestamp } from './columns.ts';

/** 手机上传码：凭码把照片直接加进一件业务的一种材料，短时有效 */
export interface EvidenceTicketsTable {
  county: string;
  digest: Buffer;
  case_id: string;
  kind: string;
  step_id: string | null;
  by_person: string;
  office: string;
  unit: string;
  opened_at: Timestamp;
  until: Timestamp;
  files: number;
  used: Generated<number>;
  revoked_at: Timestamp | null;
}
