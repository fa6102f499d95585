import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from './columns.ts';

/** 收回的核对表：每收到一张一行 */
export interface ReturnsTable {
  county: string;
  id: string;
  campaign: string;
  student: string;
  sheet: string | null;
  unit: string;
  way: string;
  arrival: string;
  warnings: ColumnType<unknown, string | undefined, string>;
  state: string;
  sealed: Buffer | null;
  key_id: number | null;
  case_id: string | null;
  question: string | null;
  came_at: Timestamp;
  came_by: string | null;
  keyed_at: Timestamp | null;
  keyed_by: string | null;
  held_by: string | null;
  held_until: Timestamp | null;
  revision: Generated<number>;
}

/** 扫描页：每页一行 */
export interface ScansTable {
  county: string;
  id: string;
  campaign: string;
  unit: string;
  batch: string;
  page: number;
  state: string;
  arrival: string;
  return_id: string | null;
  file: string;
  width: number;
  height: number;
  taken_at: Timestamp;
  taken_by: string;
}

/** 扫描批次：每次上传的一沓一行 */
export interface ScanBatchesTable {
  county: string;
  id: string;
  campaign: string;
  unit: string;
  state: string;
  task: string | null;
  files: number;
  pages: Generated<number>;
  total: Generated<number>;
  twice: Generated<number>;
  refused: ColumnType<unknown, string | undefined, string>;
  begun_at: Timestamp;
  begun_by: string;
  ended_at: Timestamp | null;
}
