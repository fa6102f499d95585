import type { ColumnType, Generated } from 'kysely';
import type { Json, Timestamp } from './columns.ts';

/** 审计：谁、何时、以何岗位、对什么、做了什么、为什么；只增不改，不含号码原文 */
export interface AuditEventsTable {
  county: string;
  id: string;
  at: Timestamp;
  person: string | null;
  office: string | null;
  unit: string | null;
  action: string;
  subject_kind: string;
  subject: string;
  subject_unit: string | null;
  reason: Generated<string>;
  detail: ColumnType<unknown, string | undefined, string>;
}

/** 后台任务：一秒以上的事，离开页面也能找回 */
export interface TasksTable {
  county: string;
  id: string;
  kind: string;
  title: string;
  state: string;
  done: Generated<number>;
  total: Generated<number>;
  person: string | null;
  unit: string;
  result: Json | null;
  message: Generated<string>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** 县级参数：如临时学籍月数、升级日、长期未登录天数、哪些岗位须动态口令 */
export interface CountySettingsTable {
  county: string;
  name: string;
  value: Json;
  by_person: string | null;
  at: Timestamp;
}
