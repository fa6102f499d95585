import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Json, Timestamp } from './columns.ts';

/** 户籍名单：一个乡镇（或全县）公安户籍的适龄儿童名单，一次一份 */
export interface HouseholdListsTable {
  county: string;
  id: string;
  unit: string;
  as_of: LocalDate;
  state: string;
  message: Generated<string>;
  rows: Generated<number>;
  faults: Json;
  task: string | null;
  at: Timestamp;
  by_person: string;
  committed_at: Timestamp | null;
  committed_by: string | null;
  undone_at: Timestamp | null;
  undone_by: string | null;
  compared_at: Timestamp | null;
  replaces: string | null;
}

/** 适龄儿童台账：名单上一个孩子一行 */
export interface HouseholdChildrenTable {
  county: string;
  id: string;
  list: string;
  origin: string;
  row: number;
  unit: string;
  village: string;
  birth_date: LocalDate;
  sealed: Buffer;
  key_id: number;
  number_digest: Buffer | null;
  person_digest: Buffer;
  state: string;
  student: string | null;
  match: string | null;
  verdict: string | null;
  is_beyond: Generated<boolean>;
  checker: Generated<string>;
  answer: string | null;
  answered_on: LocalDate | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  words: Buffer | null;
  signalled_at: Timestamp | null;
  revision: Generated<number>;
}
