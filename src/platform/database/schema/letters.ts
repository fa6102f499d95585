import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Json, Timestamp } from './columns.ts';

/** 公文 */
export interface LettersTable {
  county: string;
  id: string;
  kind: string;
  template: string;
  text_version: number;
  model_version: number | null;
  unit: string;
  house: string;
  about: string | null;
  about_id: string | null;
  state: Generated<string>;
  word: string | null;
  year: number | null;
  sequence: number | null;
  number: string | null;
  title: string;
  sealed: Buffer;
  key_id: number;
  drafted_at: Timestamp;
  drafted_by: string | null;
  signed_at: Timestamp | null;
  signed_on: LocalDate | null;
  signed_by: string | null;
  self_signed: Generated<boolean>;
  sent_at: Timestamp | null;
  sent_by: string | null;
  sent_on: LocalDate | null;
  sent_way: string | null;
  receipt_due: LocalDate | null;
  reminded_at: Timestamp | null;
  receipt_at: Timestamp | null;
  receipt_by: string | null;
  receipt_on: LocalDate | null;
  receipt_outcome: string | null;
  archived_at: Timestamp | null;
  archived_by: string | null;
  voided_at: Timestamp | null;
  voided_by: string | null;
  void_reason: string | null;
  revision: Generated<number>;
}

/** 文号用到几号 */
export interface LetterNumbersTable {
  county: string;
  word: string;
  year: number;
  unit: string;
  house: string;
  last: number;
}

/** 发文机关 */
export interface LetterHousesTable {
  county: string;
  unit: string;
  house: string;
  name: string;
  word: string;
  contact: Generated<string>;
  set_at: Timestamp;
  set_by: string;
}

/** 主送、抄送 */
export interface LetterAddresseesTable {
  county: string;
  letter: string;
  number: number;
  copy: boolean;
  name: string;
  unit: string | null;
  offices: Generated<string[]>;
  taken_at: Timestamp | null;
  taken_by: string | null;
}

/** 县局改过的模板 */
export interface LetterVersionsTable {
  county: string;
  template: string;
  form: string;
  version: number;
  text: Json | null;
  model: Buffer | null;
  note: string;
  made_at: Timestamp;
  made_by: string;
}

/** 模板现在用哪一版 */
export interface LetterChoicesTable {
  county: string;
  template: string;
  form: string;
  version: number;
  chosen_at: Timestamp;
  chosen_by: string;
}

/** 签发后排印的原件 */
export interface LetterPrintsTable {
  county: string;
  letter: string;
  form: string;
  sealed: Buffer;
  key_id: number;
  digest: string;
  made_at: Timestamp;
}
