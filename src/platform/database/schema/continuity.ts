import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 毕业、转出待接续的学生 */
export interface LeaversTable {
  county: string;
  id: string;
  student: string;
  kind: string;
  unit: string;
  name: string;
  pinyin: string;
  left_on: LocalDate;
  school_year: number;
  state: Generated<string>;
  waits_until: LocalDate | null;
  destination: string | null;
  destination_unit: string | null;
  destination_place: Generated<string>;
  ground: string | null;
  asked: string | null;
  asked_ground: string | null;
  number: string | null;
  case_on: LocalDate | null;
  due_on: LocalDate | null;
  told_on: LocalDate | null;
  signalled_at: Timestamp | null;
  taken_unit: string | null;
  taken_student: string | null;
  identity_digest: Buffer | null;
  national_digest: Buffer | null;
  person_digest: Buffer | null;
  sealed: Buffer;
  key_id: number;
  created_at: Timestamp;
  changed_at: Timestamp;
  closed_on: LocalDate | null;
  undone_at: Timestamp | null;
  revision: Generated<number>;
}

/** 接续的经过 */
export interface LeaverEventsTable {
  county: string;
  leaver: string;
  revision: number;
  deed: string;
  state: string;
  at: Timestamp;
  by_person: string | null;
  office: string | null;
  sealed: Buffer;
  key_id: number;
}

/** 可能是同一人的学籍或在班学生 */
export interface LeaverMatchesTable {
  county: string;
  leaver: string;
  target: string;
  source: string;
  unit: string;
  reasons: string[];
  found_at: Timestamp;
  answer: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
}

/** 两校说法不一 */
export interface DoubleClaimsTable {
  county: string;
  id: string;
  number: string;
  kind: string;
  basis: string;
  student: string;
  leaver: string | null;
  name: string;
  one: string;
  other: string;
  opened_at: Timestamp;
  opened_by: string | null;
  due_on: LocalDate | null;
  told_on: LocalDate | null;
  ruling: string | null;
  ruled_at: Timestamp | null;
  ruled_by: string | null;
  settled_at: Timestamp | null;
  sealed: Buffer;
  key_id: number;
  revision: Generated<number>;
}

/** 两校各自的说明 */
export interface DoubleClaimStatementsTable {
  county: string;
  claim: string;
  side: string;
  has_child: boolean;
  said_at: Timestamp;
  said_by: string;
  sealed: Buffer;
  key_id: number;
}

/** 说明所附的材料 */
export interface DoubleClaimFilesTable {
  county: string;
  claim: string;
  id: string;
  side: string;
  file: string;
  name: string;
  added_at: Timestamp;
  added_by: string;
  removed_at: Timestamp | null;
}
