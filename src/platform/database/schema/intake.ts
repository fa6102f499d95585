import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from './columns.ts';

/** 导入批次：从上传到撤销 */
export interface ImportBatchesTable {
  county: string;
  id: string;
  unit: string;
  by_person: string;
  importer: string;
  state: string;
  title: string;
  summary: ColumnType<unknown, string | undefined, string>;
  message: Generated<string>;
  created_at: Timestamp;
  updated_at: Timestamp;
  committed_at: Timestamp | null;
  undone_at: Timestamp | null;
  task: string | null;
  revision: Generated<number>;
  kind: Generated<string>;
}

/** 批次内的每个文件：识别出的学校、列、行数；原文件加密保存，直到批次了结 */
export interface ImportFilesTable {
  county: string;
  batch: string;
  number: number;
  name: string;
  school_code: Generated<string>;
  layout: ColumnType<unknown, string | undefined, string>;
  rows: Generated<number>;
  refusal: Generated<string>;
  sealed: Buffer | null;
  key_id: number | null;
}

/** 逐行比对结果：新建、变更、相同、表中没有、退回；差异内容加密 */
export interface ImportRowsTable {
  county: string;
  batch: string;
  file: number;
  row: number;
  outcome: string;
  student: string | null;
  applied_revision: number | null;
  name: string;
  unit: string | null;
  proposes: Generated<boolean>;
  faults: Generated<number>;
  sealed: Buffer;
  key_id: number;
}

/** 关键信息差异：导入的表与学籍不同的姓名、性别、出生日期、证件，从不直接生效，等待关键信息变更 */
export interface ProposedKeyChangesTable {
  county: string;
  id: string;
  batch: string | null;
  student: string;
  unit: string;
  fields: string[];
  sealed: Buffer;
  key_id: number;
  state: string;
  created_at: Timestamp;
}
