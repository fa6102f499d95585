import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 违规 */
export interface ViolationsTable {
  county: string;
  id: string;
  year: number;
  number: number;
  unit: string;
  kind: string;
  title: string;
  found_on: LocalDate;
  state: Generated<string>;
  sealed: Buffer;
  key_id: number;
  registered_at: Timestamp;
  registered_by: string;
  verified_by: string | null;
  informed_on: LocalDate | null;
  reply_until: LocalDate | null;
  replied: string | null;
  replied_at: Timestamp | null;
  replied_by: string | null;
  decided_on: LocalDate | null;
  decided_by: string | null;
  closed_on: LocalDate | null;
  soon_told_at: Timestamp | null;
  expired_told_at: Timestamp | null;
  revision: Generated<number>;
}

/** 违规的依据 */
export interface ViolationBasesTable {
  county: string;
  violation: string;
  id: string;
  kind: string;
  subject: string;
  title: string;
}

/** 处理措施 */
export interface ViolationMeasuresTable {
  county: string;
  violation: string;
  id: string;
  kind: string;
  state: Generated<string>;
  due_on: LocalDate | null;
  carried_on: LocalDate | null;
  carried_by: string | null;
  done_on: LocalDate | null;
  done_by: string | null;
  sealed: Buffer;
  key_id: number;
  overdue_told_on: LocalDate | null;
}

/** 违规的办理经过 */
export interface ViolationEventsTable {
  county: string;
  violation: string;
  revision: number;
  deed: string;
  what: Generated<string>;
  at: Timestamp;
  by_person: string;
  office: string;
}

/** 违规的材料 */
export interface ViolationFilesTable {
  county: string;
  id: string;
  violation: string | null;
  unit: string;
  use: string;
  file: string;
  name: string;
  added_at: Timestamp;
  added_by: string;
  removed_at: Timestamp | null;
}
