import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Json, Timestamp } from './columns.ts';

/** 督办事项 */
export interface SupervisionsTable {
  county: string;
  id: string;
  issuer: string;
  receiver: string;
  subject: string;
  origin_kind: string | null;
  origin_id: string | null;
  origin_title: Generated<string>;
  origin_door: Json | null;
  opened_on: LocalDate;
  opened_at: Timestamp;
  opened_by: string;
  counted_from: LocalDate;
  days: number;
  due: LocalDate | null;
  state: string;
  answered_on: LocalDate | null;
  closed_on: LocalDate | null;
  told: Generated<number>;
  sealed: Buffer;
  key_id: number;
  revision: Generated<number>;
}

/** 督办经过 */
export interface SupervisionEventsTable {
  county: string;
  supervision: string;
  number: number;
  deed: string;
  rung: number | null;
  at: Timestamp;
  by_person: string | null;
  by_words: string;
  days: number | null;
  due: LocalDate | null;
  words: Buffer | null;
  key_id: number | null;
}

/** 督办附件 */
export interface SupervisionFilesTable {
  county: string;
  supervision: string;
  id: string;
  side: string;
  file: string;
  name: string;
  added_at: Timestamp;
  added_by: string;
  added_words: string;
  removed_at: Timestamp | null;
  removed_by: string | null;
}
