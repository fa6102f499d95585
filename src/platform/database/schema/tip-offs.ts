import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';

/** 举报查办员的钥匙 */
export interface TipOffKeysTable {
  county: string;
  id: string;
  person: string;
  public_key: Buffer;
  locked: Buffer;
  made_on: LocalDate;
  confirmed_on: LocalDate | null;
  confirmed_by: string | null;
  retired_on: LocalDate | null;
}

/** 举报 */
export interface TipOffsTable {
  county: string;
  id: string;
  number: string;
  desk: string;
  unit: string | null;
  state: Generated<string>;
  received_on: LocalDate;
  due: LocalDate | null;
  extended: Generated<boolean>;
  closed_on: LocalDate | null;
  outcome: string | null;
  refusal: string | null;
  code_tag: Buffer;
  code_hash: string;
  reporter_key: Buffer;
  reporter_locked: Buffer;
  has_identity: Generated<boolean>;
  revision: Generated<number>;
}

/** 信封 */
export interface TipOffEnvelopesTable {
  county: string;
  tip_off: string;
  number: number;
  kind: string;
  person: string | null;
  on_day: LocalDate;
  body: Buffer;
  reporter_wrap: Buffer | null;
}

/** 信的钥匙，逐人加封 */
export interface TipOffWrapsTable {
  county: string;
  tip_off: string;
  number: number;
  key: string;
  wrapped: Buffer;
}

/** 交出的一份 */
export interface TipOffSharesTable {
  county: string;
  tip_off: string;
  giver: string;
  taker: string;
  wrapped: Buffer;
  person: string;
  on_day: LocalDate;
}

/** 回避 */
export interface TipOffExcusedTable {
  county: string;
  tip_off: string;
  person: string;
  on_day: LocalDate;
  by_person: string | null;
}

/** 查办经过 */
export interface TipOffStepsTable {
  county: string;
  tip_off: string;
  number: number;
  deed: string;
  person: string | null;
  on_day: LocalDate;
  detail: Generated<string>;
}
