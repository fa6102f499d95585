import type { Json, Timestamp } from './columns.ts';

/** 控辍保学月报告、季度复核：签报时的数字原样保留 */
export interface DropoutReportsTable {
  county: string;
  id: string;
  kind: string;
  period: string;
  unit: string;
  level: string;
  as_of: Timestamp;
  figures: Json;
  digest: string;
  remarks: Buffer | null;
  key_id: number;
  signed_at: Timestamp;
  signed_by: string;
  signer: string;
  office: string;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
}

/** 已经发出的报告提醒 */
export interface DropoutReportRemindersTable {
  county: string;
  unit: string;
  kind: string;
  period: string;
  rung: string;
  at: Timestamp;
}
