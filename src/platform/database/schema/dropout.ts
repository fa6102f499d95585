import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 控辍保学：一名疑似辍学儿童一件 */
export interface DropoutCasesTable {
  county: string;
  id: string;
  year: number;
  number: number;
  student: string | null;
  child: string | null;
  unit: string;
  township: string | null;
  state: string;
  category: string | null;
  first_absent_on: LocalDate | null;
  absent_days: number | null;
  found_on: LocalDate;
  sealed: Buffer;
  key_id: number;
  failed_visits: Generated<number>;
  reported_on: LocalDate | null;
  received_at: Timestamp | null;
  received_by: string | null;
  outcome: string | null;
  outcome_on: LocalDate | null;
  seated_on: LocalDate | null;
  ground: string | null;
  opened_at: Timestamp;
  state_at: Timestamp;
  closed_at: Timestamp | null;
  closed_by: string | null;
  revision: Generated<number>;
}

/** 疑似辍学线索 */
export interface DropoutSignalsTable {
  county: string;
  id: string;
  dropout_case: string;
  source: string;
  basis: string;
  on_day: LocalDate;
  first_absent_on: LocalDate | null;
  days: number | null;
  sealed: Buffer | null;
  key_id: number | null;
  raised_at: Timestamp;
}

/** 排查与劝返记录 */
export interface DropoutVisitsTable {
  county: string;
  dropout_case: string;
  id: string;
  number: number;
  kind: string;
  way: string;
  on_day: LocalDate;
  at_time: Generated<string>;
  result: string;
  sealed: Buffer;
  key_id: number;
  recorded_at: Timestamp;
  recorded_by: string;
  office: string;
  withdrawn_at: Timestamp | null;
}

/** 劝返照片和签字材料 */
export interface DropoutFilesTable {
  county: string;
  dropout_case: string;
  id: string;
  visit: string | null;
  use: string;
  file: string;
  name: string;
  added_at: Timestamp;
  added_by: string;
  removed_at: Timestamp | null;
  removed_by: string | null;
}

/** 控辍件的经过 */
export interface DropoutEventsTable {
  county: string;
  dropout_case: string;
  revision: number;
  deed: string;
  state: string;
  at: Timestamp;
  by_person: string | null;
  office: string | null;
  words: Buffer | null;
  key_id: number | null;
}

/** 已经发出的提醒和升级 */
export interface DropoutRemindersTable {
  county: string;
  dropout_case: string;
  kind: string;
  since: LocalDate;
  at: Timestamp;
}

/** 联控联保责任人 */
export interface DropoutKeepersTable {
  county: string;
  dropout_case: string;
  level: string;
  sealed: Buffer;
  key_id: number;
  set_at: Timestamp;
  set_by: string;
}

/** 涉案等须保密的情况 */
export interface DropoutNotesTable {
  county: string;
  dropout_case: string;
  id: string;
  sealed: Buffer;
  key_id: number;
  written_at: Timestamp;
  written_by: string;
}
