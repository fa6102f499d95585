/** 回收录入的各张清单 — every return lies in at least one of them, so that nothing a guardian wrote is out of sight. */
export const RETURN_LISTS = {
  waiting: '待录入',
  recheck: '待复核',
  asked: '退回家长确认',
  keyed: '已录入',
  unchanged: '未修改',
  turns: '转出、错表与重复',
} as const;

export type ReturnList = keyof typeof RETURN_LISTS;

export const EVERY_RETURN_LIST = Object.keys(RETURN_LISTS) as readonly ReturnList[]; // the keys of a literal object

/** 收回后的状态 */
export const RETURN_STATES = {
  waiting: '待录入',
  unchanged: '未修改',
  keyed: '已录入',
  asked: '已退回家长确认',
  kept: '留存比对',
} as const;

export type ReturnState = keyof typeof RETURN_STATES;
