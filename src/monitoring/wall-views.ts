import type { FigureKey } from './figures.ts';

/** 大屏的一屏 — large figures, the units that stand worst by one of them, and the course of another. */
export interface WallView {
  readonly title: string;
  /** At most eight can be read from five metres. */
  readonly figures: readonly FigureKey[];
  readonly ranked: FigureKey;
  readonly course: FigureKey;
}

/** 监测大屏 — view after view, each with a question of its own. */
export const WALL_VIEWS: readonly WallView[] = [
  {
    title: '学籍监测总览',
    figures: ['pupils', 'daily-login', 'steps-overdue', 'steps-in-time', 'error-records', 'without-number'],
    ranked: 'steps-overdue',
    course: 'steps-overdue',
  },
  {
    title: '办理时限与每日登录',
    figures: ['steps-overdue', 'steps-in-time', 'step-days', 'first-handling', 'daily-login', 'login-days'],
    ranked: 'login-days',
    course: 'daily-login',
  },
  {
    title: '学籍信息质量',
    figures: [
      'error-records',
      'complete-records',
      'without-number',
      'stale-status',
      'findings-overdue',
      'findings-settled',
    ],
    ranked: 'error-records',
    course: 'error-records',
  },
  {
    title: '信息核查',
    figures: ['campaign-returned', 'campaign-settled', 'present-with-record', 'without-record'],
    ranked: 'campaign-settled',
    course: 'campaign-settled',
  },
  {
    title: '接续、控辍、诉求与督办',
    figures: [
      'leavers-continued',
      'leavers-unclaimed',
      'transfers-unclaimed',
      'dropout-open',
      'petitions-overdue',
      'supervision-overdue',
    ],
    ranked: 'dropout-open',
    course: 'dropout-open',
  },
];

/** How long each view stays, and how often the figures are fetched anew, in seconds. */
export const VIEW_SECONDS = 20;
export const REFRESH_SECONDS = 60;
/** While the server is gone it is asked again so often. */
export const RETRY_SECONDS = 15;

/** 现在的连接情况 — what the wall says of itself: never a figure without its hour, never a silence. */
export type WallLink =
  | { readonly is: 'fresh' }
  | { readonly is: 'gone'; readonly since: string }
  | { readonly is: 'signed-out'; readonly since: string }
  | { readonly is: 'refused' };

export function linkInWords(link: WallLink, takenAt: string | undefined): string | undefined {
  const stands = takenAt === undefined ? '还没有读到数字' : `显示的是 ${takenAt} 的数字`;
  switch (link.is) {
    case 'fresh':
      return undefined;
    case 'gone':
      return `自 ${link.since} 起连不上服务器，${stands}，正在重试`;
    case 'signed-out':
      return `登录已于 ${link.since} 到期，${stands}。请在本机另开窗口登录，大屏会自动恢复`;
    case 'refused':
      return '当前岗位看不到监测。请换一个岗位登录，大屏会自动恢复';
  }
}
