import type { ColumnType, Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';

/** What can be kept in a `jsonb` column. */
export type Json = ColumnType<unknown, string, string>;

/** Written as a Date or an ISO text, read as a Date. */
type Timestamp = ColumnType<Date, Date | string, Date | string>;

/** 数据库表 — every table as TypeScript sees it. test/schema-agrees.test.ts holds this and the migrations equal. */
export interface Schema {
  units: UnitsTable;
  unit_changes: UnitChangesTable;
  people: PeopleTable;
  holdings: HoldingsTable;
  sessions: SessionsTable;
  sign_in_attempts: SignInAttemptsTable;
  audit_events: AuditEventsTable;
  tasks: TasksTable;
  county_settings: CountySettingsTable;
  students: StudentsTable;
  student_changes: StudentChangesTable;
  number_index: NumberIndexTable;
  number_claims: NumberClaimsTable;
  photos: PhotosTable;
  neighbour_keys: NeighbourKeysTable;
  findings: FindingsTable;
  finding_events: FindingEventsTable;
  import_batches: ImportBatchesTable;
  import_files: ImportFilesTable;
  import_rows: ImportRowsTable;
  proposed_key_changes: ProposedKeyChangesTable;
}

/** 机构：省、市、县、中心校、学校、教学点、年级、班级，按有效期存续 */
interface UnitsTable {
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
interface UnitChangesTable {
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
interface PeopleTable {
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
interface HoldingsTable {
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
interface SessionsTable {
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
interface SignInAttemptsTable {
  subject: Buffer;
  network: string;
  failures: number;
  last_at: Timestamp;
  locked_until: Timestamp | null;
  signed_in_at: Timestamp | null;
}

/** 审计：谁、何时、以何岗位、对什么、做了什么、为什么；只增不改，不含号码原文 */
interface AuditEventsTable {
  county: string;
  id: string;
  at: Timestamp;
  person: string | null;
  office: string | null;
  unit: string | null;
  action: string;
  subject_kind: string;
  subject: string;
  subject_unit: string | null;
  reason: Generated<string>;
  detail: ColumnType<unknown, string | undefined, string>;
}

/** 后台任务：一秒以上的事，离开页面也能找回 */
interface TasksTable {
  county: string;
  id: string;
  kind: string;
  title: string;
  state: string;
  done: Generated<number>;
  total: Generated<number>;
  person: string | null;
  unit: string;
  result: Json | null;
  message: Generated<string>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** 县级参数：如临时学籍月数、升级日、长期未登录天数、哪些岗位须动态口令 */
interface CountySettingsTable {
  county: string;
  name: string;
  value: Json;
  by_person: string | null;
  at: Timestamp;
}

/** 学籍：一个孩子一份 */
interface StudentsTable {
  county: string;
  id: string;
  unit: string;
  name: string;
  pinyin: string;
  initials: string;
  sex: string;
  grade: string;
  class_name: string;
  school_code: string;
  status: string;
  stage: string;
  errors: Generated<number>;
  queries: Generated<number>;
  notices: Generated<number>;
  sealed: Buffer;
  key_id: number;
  revision: number;
  created_at: Timestamp;
  changed_at: Timestamp;
  ended_on: LocalDate | null;
  withdrawn_at: Timestamp | null;
}

/** 学籍变更历史：谁在何时把什么从什么改成什么，依据什么；只增不改 */
interface StudentChangesTable {
  county: string;
  student: string;
  revision: number;
  at: Timestamp;
  day: LocalDate;
  by_person: string | null;
  office: string | null;
  source: string;
  source_id: string | null;
  fields: string[];
  unit: string;
  sealed: Buffer;
  key_id: number;
}

/** 号码盲索引：带密钥的摘要，只能等值查询；曾用号码 current=false */
interface NumberIndexTable {
  county: string;
  kind: string;
  digest: Buffer;
  student: string;
  current: boolean;
}

/** 跨县号码登记：同一身份证件号、学籍号在哪些县有学籍（按摘要分布） */
interface NumberClaimsTable {
  digest: Buffer;
  kind: string;
  county: string;
  student: string;
}

/** 学生照片，加密 */
interface PhotosTable {
  county: string;
  student: string;
  revision: number;
  at: Timestamp;
  by_person: string | null;
  kind: string;
  sealed: Buffer;
  key_id: number;
}

/** 邻居键：关联规则（重复等）用来找邻居的摘要 */
interface NeighbourKeysTable {
  county: string;
  rule: string;
  digest: Buffer;
  student: string;
}

/** 问题：某条规则在某份学籍的某个字段上不成立 */
interface FindingsTable {
  county: string;
  id: string;
  student: string;
  rule: string;
  field: string;
  fingerprint: Buffer;
  severity: string;
  state: string;
  unit: string;
  message: Buffer;
  key_id: number;
  owner: string;
  due: LocalDate | null;
  explanation: Generated<string>;
  opened_at: Timestamp;
  changed_at: Timestamp;
  closed_at: Timestamp | null;
  revision: Generated<number>;
}

/** 问题的经过：发现、解决、重现、说明、说明失效、佐证、指派、定期限 */
interface FindingEventsTable {
  county: string;
  finding: string;
  revision: number;
  at: Timestamp;
  by_person: string | null;
  event: string;
  text: Generated<string>;
}

/** 导入批次：从上传到撤销 */
interface ImportBatchesTable {
  county: string;
  id: string;
  unit: string;
  by_person: string;
  state: string;
  title: string;
  summary: ColumnType<unknown, string | undefined, string>;
  message: Generated<string>;
  created_at: Timestamp;
  updated_at: Timestamp;
  committed_at: Timestamp | null;
  undone_at: Timestamp | null;
  revision: Generated<number>;
}

/** 批次内的每个文件：识别出的学校、列、行数；原文件加密保存，直到批次了结 */
interface ImportFilesTable {
  county: string;
  batch: string;
  number: number;
  name: string;
  school_code: Generated<string>;
  layout: ColumnType<unknown, string | undefined, string>;
  rows: Generated<number>;
  refusal: Generated<string>;
  sealed: Buffer | null;
  key_id: number | null;
}

/** 逐行比对结果：新建、变更、相同、表中没有、退回；差异内容加密 */
interface ImportRowsTable {
  county: string;
  batch: string;
  file: number;
  row: number;
  outcome: string;
  student: string | null;
  applied_revision: number | null;
  name: string;
  unit: string | null;
  sealed: Buffer;
  key_id: number;
}

/** 关键信息差异：导入的表与学籍不同的姓名、性别、出生日期、证件，从不直接生效，等待关键信息变更 */
interface ProposedKeyChangesTable {
  county: string;
  id: string;
  batch: string | null;
  student: string;
  unit: string;
  fields: string[];
  sealed: Buffer;
  key_id: number;
  state: string;
  created_at: Timestamp;
}
