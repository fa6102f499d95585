/** 台账状态 — how far one pupil's sheet has come (notice of 2025-03-12, annex 1–4), in the order of the work. */
export const LINE_STATES = {
  'not-issued': '未下发',
  issued: '已下发',
  returned: '已回收',
  confirmed: '未修改',
  changed: '有修改',
  keyed: '已录入',
  rechecked: '已复核',
  cannot: '无法回收',
} as const;

export type LineState = keyof typeof LINE_STATES;

export const EVERY_LINE_STATE = Object.keys(LINE_STATES) as readonly LineState[]; // the keys of a literal object

/** 无法回收的原因 — why no signed sheet will come back. */
export const CANNOT_REASONS = {
  'out-of-reach': '监护人长期外出，多次联系不上',
  'will-not-sign': '监护人拒绝核对或签字',
  'not-at-school': '学生不在校，正在核查',
  'no-guardian': '暂无监护人可签字',
  other: '其他（请写明）',
} as const;

export type CannotReason = keyof typeof CANNOT_REASONS;

/** 回收方式 — by which way the guardian's answer came. */
export const RETURN_WAYS = {
  counted: '清点登记',
  scanned: '扫描识别',
  phone: '手机核对',
} as const;

export type ReturnWay = keyof typeof RETURN_WAYS;
