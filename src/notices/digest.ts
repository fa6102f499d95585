import type { LocalDate } from '#src/kernel/local-date.ts';

/** 每日摘要的数 — of one person, in all the offices they hold. */
export interface DigestFigures {
  /** On their desks. */
  readonly onDesk: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** Returned to their school, to be mended. */
  readonly returned: number;
  readonly unread: number;
}

/** 每日摘要 — figures only: a message travels through other people's machines, and names no child. */
export function digestOf(
  day: LocalDate,
  figures: DigestFigures,
): { readonly subject: string; readonly text: string } | undefined {
  const { onDesk, overdue, dueToday, returned, unread } = figures;
  const parts = [
    onDesk > 0 ? `待办 ${onDesk} 件` : '',
    overdue > 0 ? `其中超期 ${overdue} 件` : '',
    dueToday > 0 ? `今天到期 ${dueToday} 件` : '',
    returned > 0 ? `被退回 ${returned} 件` : '',
    unread > 0 ? `未读消息 ${unread} 条` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  return {
    subject: `人籍 ${day} 待办摘要${overdue > 0 ? '（有超期）' : ''}`,
    text: `${parts.join('，')}。请登录人籍办理。\n\n这是自动发送的摘要，不含学生信息，请勿回复。`,
  };
}

/** 接收方式 */
export const CHANNELS = {
  mail: { title: '电子邮件', hint: '每个工作日早上把待办数发到这个邮箱' },
  webhook: { title: '企业微信、钉钉群机器人', hint: '机器人的 Webhook 地址，以 https:// 开头' },
} as const;

export type Channel = keyof typeof CHANNELS;

/** Robots of these only: an address somebody types in must not make the server knock at doors of its own network. */
export const WEBHOOK_HOSTS = ['qyapi.weixin.qq.com', 'oapi.dingtalk.com', 'open.feishu.cn'] as const;

/** What is wrong with an address for this channel; `undefined` when nothing is. */
export function addressWrong(
  channel: Channel,
  address: string,
  hosts: readonly string[] = WEBHOOK_HOSTS,
): string | undefined {
  if (channel === 'mail') {
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? undefined : '这不是一个电子邮箱地址，例：name@163.com';
  }
  const host = /^https:\/\/([^/:?#@]+)\/\S+$/.exec(address)?.[1];
  if (host !== undefined && hosts.includes(host)) return undefined;
  return `只能填 https:// 开头的群机器人地址，目前支持 ${hosts.join('、')}`;
}
