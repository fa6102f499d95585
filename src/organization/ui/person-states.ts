import type { PersonAnswer } from './answers.ts';

/** 账号状态 */
export const STATES: Readonly<Record<PersonAnswer['state'], string>> = {
  new: '未启用',
  active: '正常',
  sealed: '已封存',
};
