import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Json, Timestamp } from './columns.ts';

/** 在校情况：每名学生最近一次签字的逐班核实怎么说 */
export interface PresenceMarksTable {
  county: string;
  student: string;
  source: string;
  is_what: string;
  which: Generated<string>;
  unit: string;
  basis: string;
  note: Buffer | null;
  key_id: number;
  marked_at: Timestamp;
}

/** 逐班核实：一个班一次一行 */
export interface RollCallsTable {
  county: string;
  id: string;
  campaign: string | null;
  unit: string;
  started_at: Timestamp;
  started_by: string;
  signed_at: Timestamp | null;
  signed_by: string | null;
  signer: string | null;
  office: string | null;
  counts: Json | null;
  revision: Generated<number>;
}

/** 逐班核实的逐人结果 */
export interface RollCallAnswersTable {
  county: string;
  call: string;
  student: string;
  is_what: string;
  which: Generated<string>;
  note: Buffer | null;
  key_id: number;
  answered_at: Timestamp;
  answered_by: string;
}

/** 在班但不在名单的学生 */
export interface UnlistedChildrenTable {
  county: string;
  id: string;
  call: string;
  unit: string;
  school: string;
  sealed: Buffer;
  key_id: number;
  person_digest: Buffer | null;
  number_digest: Buffer | null;
  reported_at: Timestamp;
  reported_by: string;
  place: string | null;
  student: string | null;
  is_sure: Generated<boolean>;
  outcome: string | null;
  explanation: Generated<string>;
  closed_at: Timestamp | null;
  closed_by: string | null;
  revision: Generated<number>;
  tasked_at: Timestamp | null;
  due_on: LocalDate | null;
  case_id: string | null;
}
