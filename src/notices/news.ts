import type { Door } from '#src/findings/today.ts';

/** 通知种类 — what people are told that is not about a case, and in which words. */
export const NEWS = {
  'gathering-asked': '请您参加',
  'gathering-changed': '时间、地点或内容有变，请重新查看',
  'gathering-off': '已取消',
  'gathering-withdrawn': '不再请您参加',
  'gathering-soon': '快到了，请准时参加',
  'gathering-sheets': '核对表和问题名单已交给您，请下发给家长',
} as const satisfies Readonly<Record<string, string>>;

export type NewsEvent = keyof typeof NEWS;

/** What a notice can be about, other than a case, and where it leads. */
export const ABOUT = { gathering: '/gatherings/$id' } as const;

export type About = keyof typeof ABOUT;

/** Where a notice about this leads. */
export function doorOf(about: About, id: string): Door {
  return { to: ABOUT[about], params: { id } };
}
