import type { Template } from './template.ts';

/** 关键信息变更清单 — what ended cases wrote into key information, to be done in the national system as well. */
export const KEY_CHANGES: Template = {
  kind: 'key-changes',
  year: 2025,
  columns: [
    { heading: '学校标识码', field: 'schoolCode' },
    { heading: '学校名称', fact: 'school', width: 26 },
    { heading: '学籍号', field: 'nationalNumber' },
    { heading: '姓名', field: 'name' },
    { heading: '年级', field: 'grade' },
    { heading: '班级', field: 'className' },
    { heading: '变更项目', fact: 'changed', width: 16 },
    { heading: '变更前', fact: 'before', width: 24 },
    { heading: '变更后', fact: 'after', width: 24 },
    { heading: '办结日期', fact: 'changedOn', width: 14 },
    { heading: '业务编号', fact: 'case', width: 16 },
  ],
  notes: [
    '本系统已办结的关键信息变更，每个项目一行。请在全国学籍系统逐项提交“关键数据变更”，并上传同样的证明材料。',
    '在全国系统办完以后，把它导出的花名册传回“全国系统往来”，就知道哪些已经到位。',
  ],
};
