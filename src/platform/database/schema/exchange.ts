import type { ColumnType, Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 按全国系统模板导出的经过：谁、何时、哪里、哪种模板、多少行、为什么 */
export interface ExchangeExportsTable {
  county: string;
  id: string;
  unit: string;
  kind: string;
  year: number;
  format: string;
  clear: boolean;
  rows: number;
  reason: string;
  by_person: string;
  at: Timestamp;
}

/** 往来核对：读一次全国系统的导出，逐项回答到位没有 */
export interface ExchangeReadingsTable {
  county: string;
  id: string;
  unit: string;
  by_person: string;
  state: string;
  title: string;
  exported_on: LocalDate;
  summary: ColumnType<unknown, string | undefined, string>;
  message: Generated<string>;
  task: string | null;
  created_at: Timestamp;
  read_at: Timestamp | null;
}

/** 每次核对读到了哪些学校；一所学校最近的一行，是下一次核对的起点 */
export interface ExchangeSchoolsTable {
  county: string;
  reading: string;
  unit: string;
  exported_on: LocalDate;
  at: Timestamp;
  rows: number;
}

/** 往来核对的逐项结果：已到位、未到位、不一致、那边另有改动、看不出 */
export interface ExchangeItemsTable {
  county: string;
  reading: string;
  number: number;
  student: string | null;
  unit: string | null;
  name: string;
  aspect: string;
  category: string;
  outcome: string;
  current: boolean;
  since: LocalDate;
  due: LocalDate | null;
  reopened: Generated<boolean>;
  settled_at: Timestamp | null;
  settled_by: string | null;
  sealed: Buffer;
  key_id: number;
}
