import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Json, Timestamp } from './columns.ts';

/** 学籍业务办理单：一件申请，从填报到办结 */
export interface CasesTable {
  county: string;
  id: string;
  number: string;
  procedure: string;
  state: string;
  step: number | null;
  step_id: string | null;
  revision: Generated<number>;
  hash: Buffer;
  title: string;
  pupils: number;
  holding: string | null;
  receiving: string | null;
  applicant: string;
  desk_office: string | null;
  desk_unit: string | null;
  desk_since: LocalDate | null;
  due: LocalDate | null;
  paused_since: LocalDate | null;
  bound_to: string | null;
  receipt: Buffer;
  opened_by: string;
  opened_at: Timestamp;
  submitted_at: Timestamp | null;
  changed_at: Timestamp;
  closed_at: Timestamp | null;
  sealed: Buffer;
  key_id: number;
}

/** 办理单涉及的学生；一名学生同时只能有一件在办业务 */
export interface CasePupilsTable {
  county: string;
  case_id: string;
  ordinal: number;
  student: string | null;
  identity: Buffer | null;
  name: string;
  seen: number;
  open: boolean;
  opens: string | null;
}

/** 办理经过：每一次变动各一行，只增不改 */
export interface CaseEventsTable {
  county: string;
  case_id: string;
  revision: number;
  at: Timestamp;
  day: LocalDate;
  by_person: string | null;
  office: string | null;
  unit: string | null;
  event: string;
  step_id: string | null;
  reason: Generated<string>;
  text: Generated<string>;
  done_on: LocalDate | null;
  seen: Buffer | null;
  exempted: Generated<boolean>;
}

/** 各环节的计时：何时到、期限、何时办；办完的环节不再重算 */
export interface CaseStepsTable {
  county: string;
  case_id: string;
  ordinal: number;
  step_id: string;
  title: string;
  office: string;
  unit: string;
  days: number;
  started_on: LocalDate;
  paused_days: Generated<number>;
  due: LocalDate | null;
  done_on: LocalDate | null;
  outcome: string | null;
  calendar: string;
}

/** 办理单的佐证材料；撤下的仍保留 */
export interface CaseEvidenceTable {
  county: string;
  case_id: string;
  id: string;
  kind: string;
  file: string;
  name: string;
  step_id: string | null;
  added_at: Timestamp;
  added_by: string | null;
  removed_at: Timestamp | null;
  verdict: Json | null;
}

/** 办理单上的留言与催办 */
export interface CaseMessagesTable {
  county: string;
  case_id: string;
  id: string;
  at: Timestamp;
  by_person: string;
  office: string;
  unit: string;
  kind: string;
  sealed: Buffer;
  key_id: number;
}

/** 防重复提交：同一个请求键只生效一次，再来时给同样的答复 */
export interface CaseRequestsTable {
  county: string;
  person: string;
  key: string;
  request: Buffer;
  status: number;
  answer: Json;
  at: Timestamp;
}

/** 办理链配置：县局加办的环节和时限，一人拟、另一人审，按版本保留 */
export interface ProcedureChainsTable {
  county: string;
  procedure: string;
  stage: string;
  version: number;
  setting: Json;
  reason: string;
  proposed_by: string;
  proposed_at: Timestamp;
  reviewed_by: string | null;
  reviewed_at: Timestamp | null;
  accepted: boolean | null;
}

/** 小规模学校豁免：允许学籍管理员核验本校填报的业务，办理经过中注明 */
export interface ExemptionsTable {
  county: string;
  unit: string;
  since: LocalDate;
  until: LocalDate | null;
  reason: string;
  granted_by: string;
  granted_at: Timestamp;
  ended_by: string | null;
}

/** 冻结期：每年按当年通知设定，期间暂停发起所列业务 */
export interface FrozenWindowsTable {
  county: string;
  id: string;
  title: string;
  procedures: string[];
  since: LocalDate;
  until: LocalDate;
  graduating_only: Generated<boolean>;
  basis: string;
  set_by: string | null;
  set_at: Timestamp;
}

/** 期限提醒：每个环节的每一种提醒只发一次 */
export interface CaseRemindersTable {
  county: string;
  case_id: string;
  ordinal: number;
  kind: string;
  day: LocalDate;
}
