import type { FieldName, MemberPart } from './fields.ts';

/** 学籍字段 — a cell of the national template, or one part of a family member beyond its two. */
export type CellName = FieldName | `guardian${number}.${MemberPart}`;

/** The text of every cell, untouched; the two members of the national template and as many more as there are. */
export type Cells = { readonly [cell in CellName]?: string | undefined };

/** 学籍性质: 临时学籍 has no number of its own yet. */
export type RecordStage = 'temporary' | 'formal';

/** 学籍档案 — one child's record as the register holds it. `Cells` is a `Student` to the rules. */
export interface PupilRecord {
  readonly county: string;
  readonly id: string;
  /** 机构路径 of the class, or of the school when the pupil is in none. */
  readonly unit: string;
  readonly stage: RecordStage;
  readonly revision: number;
  readonly cells: Cells;
}

/** 变更来源 — how a change came about. */
export const CHANGE_SOURCES = {
  import: '导入',
  template: '家庭成员模板',
  edit: '修改',
  sheet: '核对表',
  procedure: '学籍业务',
  undo: '撤销',
  unit: '机构调整',
  promotion: '年度升级',
  'roll-back': '升级回退',
  seed: '演示数据',
} as const;

export interface ChangeSource {
  readonly kind: keyof typeof CHANGE_SOURCES;
  /** The batch, sheet or case it came from. */
  readonly id?: string | undefined;
}

/** 关键信息 — changes only through 关键信息变更, however the data arrives (R06). */
export const KEY_FIELDS: readonly FieldName[] = ['name', 'sex', 'birthDate', 'idType', 'idNumber'];
