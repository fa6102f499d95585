import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 机构：省、市、县、中心校、学校、教学点、年级、班级，按有效期存续 */
export interface UnitsTable {
  county: string;
  id: string;
  kind: string;
  name: string;
  code: string;
  path: string;
  parent: string | null;
  since: LocalDate;
  until: LocalDate | null;
  school_kind: Generated<string>;
  revision: Generated<number>;
}

/** 机构沿革：设立、更名、划转、合并、撤销，只增不改 */
export interface UnitChangesTable {
  county: string;
  unit: string;
  revision: number;
  at: Timestamp;
  effective: LocalDate;
  by_person: string | null;
  kind: string;
  name: string;
  path: string;
  open: boolean;
  merged_into: string | null;
  reason: Generated<string>;
}

/** 人员与账号：一人一号，无共用账号 */
export interface PeopleTable {
  county: string;
  id: string;
  account: string;
  name: string;
  phone: Buffer | null;
  password: string | null;
  must_change_password: Generated<boolean>;
  password_changed_at: Timestamp | null;
  code: Buffer | null;
  code_until: Timestamp | null;
  totp: Buffer | null;
  totp_last_step: number | null;
  recovery: Generated<string[]>;
  sealed_at: Timestamp | null;
  last_seen_at: Timestamp | null;
  created_at: Timestamp;
  revision: Generated<number>;
}

/** 任职：某人在某机构担任某岗位，有起止日期 */
export interface HoldingsTable {
  county: string;
  id: string;
  person: string;
  office: string;
  unit: string;
  since: LocalDate;
  until: LocalDate | null;
  granted_by: string | null;
}

/** 登录会话：只存令牌摘要 */
export interface SessionsTable {
  token_digest: Buffer;
  id: string;
  county: string;
  person: string;
  holding: string | null;
  state: string;
  created_at: Timestamp;
  seen_at: Timestamp;
  confirmed_at: Timestamp | null;
  device: Generated<string>;
  network: Generated<string>;
  ended_at: Timestamp | null;
}

/** 登录失败计数：按账号摘要与来源网段，外人锁不住本人 */
export interface SignInAttemptsTable {
  subject: Buffer;
  network: string;
  failures: number;
  last_at: Timestamp;
  locked_until: Timestamp | null;
  signed_in_at: Timestamp | null;
}
