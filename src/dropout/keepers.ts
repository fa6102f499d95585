/** 联控联保 — 县→乡→村→校→班: who answers for this child on each level. */
export const LEVELS = {
  county: '县',
  township: '乡（镇）',
  village: '村（社区）',
  school: '学校',
  class: '班级',
} as const;

export type Level = keyof typeof LEVELS;

export const EVERY_LEVEL = Object.keys(LEVELS) as readonly Level[]; // the keys of a literal object

/** 责任人 */
export interface Keeper {
  readonly name: string;
  readonly post: string;
  readonly phone: string;
}
