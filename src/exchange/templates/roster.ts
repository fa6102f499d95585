import { ROSTER_EXPORT } from '#src/roster/template.ts';
import type { Template } from './template.ts';

/** 学籍花名册 — the columns of the national import template, then what only the registry knows; one declaration with `roster`. */
export const ROSTER: Template = {
  kind: 'roster',
  year: 2025,
  columns: ROSTER_EXPORT.map((column) => ({ ...column, entry: true })),
  notes: [
    '栏目和次序与全国学籍系统的学生导入模板相同，其后是学籍系统自有的栏目。',
    '有下拉列表的栏目请从列表中选，不要手写代码。号码、日期各栏是文本格式，请勿改成数值。',
    '姓名、性别、出生日期、身份证件类型、身份证件号要改的，走“关键信息变更”，不要在表中改。',
  ],
};
