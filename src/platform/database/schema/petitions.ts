import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 群众诉求 */
export interface PetitionsTable {
  county: string;
  id: string;
  number: string;
  kind: string;
  channel: string;
  state: Generated<string>;
  unit: string;
  owner: string | null;
  school: string | null;
  student: string | null;
  received_at: Timestamp;
  taken_by: string | null;
  counted_from: LocalDate;
  days: number;
  due: LocalDate | null;
  extended: Generated<boolean>;
  outcome: string | null;
  closed_on: LocalDate | null;
  satisfaction: string | null;
  reopened: Generated<number>;
  replies: Generated<number>;
  phone_digest: Buffer | null;
  code_digest: Buffer;
  request: string | null;
  notice_version: string | null;
  wrong_tries: Generated<number>;
  tried_on: LocalDate | null;
  sealed: Buffer | null;
  key_id: number | null;
  revision: Generated<number>;
}

/** 办理经过 */
export interface PetitionEventsTable {
  county: string;
  petition: string;
  number: number;
  deed: string;
  at: Timestamp;
  person: string | null;
  unit: string | null;
  detail: Generated<string>;
  words: Buffer | null;
  key_id: number | null;
}

/** 期限提醒 */
export interface PetitionRemindersTable {
  county: string;
  petition: string;
  due: LocalDate;
  kind: string;
  day: LocalDate;
}

/** 标准答复 */
export interface StandardAnswersTable {
  county: string;
  id: string;
  version: number;
  kind: string;
  title: string;
  body: string;
  pinyin: string;
  initials: string;
  is_public: boolean;
  written_at: Timestamp;
  written_by: string;
  retired_at: Timestamp | null;
}
