import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Json, Timestamp } from './columns.ts';

/** 学籍信息核查专项 */
export interface CampaignsTable {
  county: string;
  id: string;
  title: string;
  basis: string;
  school_year: number;
  state: string;
  starts_on: LocalDate;
  deadline: LocalDate;
  content: Json;
  opened_at: Timestamp | null;
  opened_by: string | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  revision: Generated<number>;
}

/** 核查办法：各中心校一份 */
export interface CampaignPlansTable {
  county: string;
  campaign: string;
  unit: string;
  state: string;
  content: Json;
  published_at: Timestamp | null;
  published_by: string | null;
  revision: Generated<number>;
}

/** 核查台账：每个学生在一次专项中一行 */
export interface CampaignLinesTable {
  county: string;
  campaign: string;
  student: string;
  unit: string;
  state: string;
  is_issued: Generated<boolean>;
  has_changes: Generated<boolean>;
  way: string | null;
  question: string | null;
  cannot_reason: string | null;
  cannot_note: string | null;
  keyed_by: string | null;
  rechecked_by: string | null;
  copies: Generated<number>;
  joined_at: Timestamp;
  left_at: Timestamp | null;
  moved_at: Timestamp | null;
  changed_at: Timestamp;
  revision: Generated<number>;
}

/** 台账经过：只增不改 */
export interface CampaignLineEventsTable {
  county: string;
  campaign: string;
  student: string;
  revision: number;
  at: Timestamp;
  event: string;
  from_state: string | null;
  to_state: string;
  unit: string;
  from_unit: string | null;
  by_person: string | null;
  office: string | null;
  words: Generated<string>;
}

/** 签核：汇总数字随签核定稿 */
export interface CampaignSignOffsTable {
  county: string;
  id: string;
  campaign: string;
  unit: string;
  level: string;
  signed_at: Timestamp;
  signed_by: string;
  office: string;
  signer: string;
  summary: string;
  digest: string;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
}
