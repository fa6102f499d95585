/** 信息分组 — the groups of the official card, in the order in which a page shows them. */
export const GROUPS = [
  { group: 'identity', title: '基本信息' },
  { group: 'enrolment', title: '入学与学籍' },
  { group: 'contact', title: '联系方式' },
  { group: 'family', title: '扩展信息' },
  { group: 'travel', title: '上下学' },
  { group: 'other', title: '其他' },
  { group: 'registry', title: '全国学籍系统信息' },
  { group: 'family member', title: '家庭成员' },
] as const;
