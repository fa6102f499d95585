/** 审计对象 — what the subject of a deed can be, and what the auditor reads in its place. */
export const SUBJECTS = {
  student: '学生',
  person: '人员',
  unit: '机构',
  holding: '任职',
  session: '登录',
  county: '本县',
  setting: '参数',
  window: '冻结期',
  register: '学籍库',
  batch: '导入批次',
  finding: '问题',
  case: '业务',
  promotion: '年度升级',
  campaign: '核查专项',
  scan: '扫描件',
  'roll-call': '逐班核实',
  gathering: '会议与培训',
  'unlisted-child': '不在名单的学生',
  reading: '往来核对',
  dropout: '控辍件',
  supervision: '督办',
  letter: '公文',
  'letter-template': '公文模板',
} as const;

export type SubjectKind = keyof typeof SUBJECTS;
