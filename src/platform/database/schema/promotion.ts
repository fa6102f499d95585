import type { ColumnType, Generated } from 'kysely';
import type { Json, Timestamp } from './columns.ts';

/** 年度升级：每办一次一行，可以回退 */
export interface PromotionsTable {
  county: string;
  id: string;
  school_year: number;
  state: string;
  policy: Json;
  counts: ColumnType<unknown, string | undefined, string>;
  by_person: string;
  started_at: Timestamp;
  ended_at: Timestamp | null;
  rolled_back_at: Timestamp | null;
  rolled_back_by: string | null;
  task: string | null;
  revision: Generated<number>;
}

/** 年度升级改写了哪些学籍 */
export interface PromotionPupilsTable {
  county: string;
  promotion: string;
  student: string;
  outcome: string;
  revision: number;
  name: string;
  rolled_back: Generated<boolean>;
}
