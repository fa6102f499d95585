import type { Template } from './template.ts';

/** 无身份证件号花名册 — who is to be asked for at the police station, and how far that has come (notice 一(二)). */
export const NO_NUMBER: Template = {
  kind: 'no-number',
  year: 2025,
  columns: [
    { heading: '学校标识码', field: 'schoolCode' },
    { heading: '学校名称', fact: 'school', width: 26 },
    { heading: '学籍号', field: 'nationalNumber' },
    { heading: '姓名', field: 'name' },
    { heading: '性别', field: 'sex' },
    { heading: '出生日期', field: 'birthDate' },
    { heading: '年级', field: 'grade' },
    { heading: '班级', field: 'className' },
    { heading: '身份证件类型', field: 'idType' },
    { heading: '户口所在地（行政区划）', field: 'householdRegion' },
    { heading: '现住址', field: 'currentAddress' },
    { heading: '成员1姓名', field: 'guardian1.name' },
    { heading: '成员1联系电话', field: 'guardian1.phone' },
    { heading: '户籍核实情况', fact: 'household', width: 24 },
    { heading: '户籍核实日期', fact: 'checkedOn', width: 14 },
  ],
  notes: [
    '在册而没有身份证件号的学生，逐人核实户籍。核实的经过在“无证件号核实”里登记。',
    '核实后有证件号的：先在全国学籍系统“全国学籍查询”内查询，再按系统给出的下一步办理，不得重复建籍。',
  ],
};
