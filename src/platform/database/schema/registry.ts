import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 学籍：一个孩子一份 */
export interface StudentsTable {
  county: string;
  id: string;
  unit: string;
  name: string;
  pinyin: string;
  initials: string;
  sex: string;
  grade: string;
  class_name: string;
  school_code: string;
  status: string;
  stage: string;
  has_number: boolean;
  errors: Generated<number>;
  queries: Generated<number>;
  notices: Generated<number>;
  sealed: Buffer;
  key_id: number;
  revision: number;
  created_at: Timestamp;
  changed_at: Timestamp;
  ended_on: LocalDate | null;
  withdrawn_at: Timestamp | null;
}

/** 学籍变更历史：谁在何时把什么从什么改成什么，依据什么；只增不改 */
export interface StudentChangesTable {
  county: string;
  student: string;
  revision: number;
  at: Timestamp;
  day: LocalDate;
  by_person: string | null;
  office: string | null;
  source: string;
  source_id: string | null;
  fields: string[];
  unit: string;
  sealed: Buffer;
  key_id: number;
}

/** 号码盲索引：带密钥的摘要，只能等值查询；曾用号码 current=false */
export interface NumberIndexTable {
  county: string;
  kind: string;
  digest: Buffer;
  student: string;
  current: boolean;
}

/** 跨县号码登记：同一身份证件号、学籍号在哪些县有学籍（按摘要分布） */
export interface NumberClaimsTable {
  digest: Buffer;
  kind: string;
  county: string;
  student: string;
}

/** 学生照片，加密 */
export interface PhotosTable {
  county: string;
  student: string;
  revision: number;
  at: Timestamp;
  by_person: string | null;
  kind: string;
  sealed: Buffer;
  key_id: number;
}
