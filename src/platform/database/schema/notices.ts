import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 消息：告诉某人某件业务发生了什么；内容随业务读取，不另存个人信息 */
export interface NoticesTable {
  county: string;
  id: string;
  person: string;
  event: string;
  case_id: string | null;
  about: string | null;
  about_id: string | null;
  title: Generated<string>;
  step_title: Generated<string>;
  by_person: string | null;
  at: Timestamp;
  read_at: Timestamp | null;
}

/** 接收方式：个人在系统外接收每日摘要的邮箱或群机器人地址 */
export interface NoticeChannelsTable {
  county: string;
  person: string;
  channel: string;
  sealed: Buffer;
  key_id: number;
  set_at: Timestamp;
}

/** 每日摘要的发送：每人每种方式每天至多一次，失败的再试 */
export interface NoticeSendingsTable {
  county: string;
  person: string;
  channel: string;
  day: LocalDate;
  state: string;
  attempts: Generated<number>;
  failure: Generated<string>;
  at: Timestamp;
}

/** 委托代办：离岗期间由谁代行岗位，从哪天到哪天；到期自动收回 */
export interface DelegationsTable {
  county: string;
  id: string;
  holding: string;
  deputy: string;
  deputy_holding: string | null;
  since: LocalDate;
  until: LocalDate;
  reason: string;
  set_by: string;
  set_at: Timestamp;
  ended_at: Timestamp | null;
}
