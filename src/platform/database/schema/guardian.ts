import type { Generated } from 'kysely';
import type { Timestamp } from './columns.ts';

/** 手机核对的入口：每份核对表一行 */
export interface GuardianDoorsTable {
  county: string;
  sheet: string;
  failures: Generated<number>;
  opened_at: Timestamp | null;
}

/** 手机核对的会话：只看得到一份核对表 */
export interface GuardianSessionsTable {
  county: string;
  digest: Buffer;
  sheet: string;
  until: Timestamp;
  spent_by: string | null;
}

/** 监护人在手机上的答复：每次提交一行 */
export interface GuardianAnswersTable {
  county: string;
  id: string;
  campaign: string;
  student: string;
  sheet: string;
  return_id: string;
  request: string;
  number: string;
  notice_version: string;
  has_changes: boolean;
  sealed: Buffer;
  key_id: number;
  sent_at: Timestamp;
  superseded_at: Timestamp | null;
}
