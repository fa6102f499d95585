import type { ColumnType, Generated } from 'kysely';
import type { Json, Timestamp } from './columns.ts';

/** 核对表打印批次 */
export interface SheetJobsTable {
  county: string;
  id: string;
  campaign: string;
  unit: string;
  title: string;
  choice: Json;
  masked: boolean;
  cover: boolean;
  state: string;
  pupils: number;
  printed: Generated<number>;
  held: ColumnType<unknown, string | undefined, string>;
  task: string | null;
  begun_at: Timestamp;
  begun_by: string;
  ended_at: Timestamp | null;
}

/** 学生学籍信息核对表：每印一份一行 */
export interface SheetsTable {
  county: string;
  id: string;
  campaign: string;
  student: string;
  copy: number;
  job: string;
  unit: string;
  masked: boolean;
  code_digest: Buffer;
  record_revision: number;
  sealed: Buffer;
  key_id: number;
  printed_at: Timestamp | null;
  printed_by: string;
}
