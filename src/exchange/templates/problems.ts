import type { Template } from './template.ts';

/** 问题学籍名单 — a line for each problem of a record that stops its business (手册 5.1 A–E; notice 附件 5). */
export const PROBLEMS: Template = {
  kind: 'problems',
  year: 2025,
  columns: [
    { heading: '学校标识码', field: 'schoolCode' },
    { heading: '学校名称', fact: 'school', width: 26 },
    { heading: '学籍号', field: 'nationalNumber' },
    { heading: '姓名', field: 'name' },
    { heading: '身份证件号', field: 'idNumber' },
    { heading: '年级', field: 'grade' },
    { heading: '班级', field: 'className' },
    { heading: '问题类型', fact: 'problem', width: 26 },
    { heading: '问题情况', fact: 'problemSays', width: 48 },
    { heading: '处理建议', fact: 'problemAdvice', width: 48 },
    { heading: '处理情况', fact: 'problemState', width: 12 },
    { heading: '办理期限', fact: 'due', width: 14 },
  ],
  notes: [
    '问题学籍只有三种处理：删除、变更、佐证。收集好材料，经学校领导核验后办理。',
    '一名学生有几个问题的，每个问题一行。',
  ],
};
