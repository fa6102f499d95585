import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Json, Timestamp } from './columns.ts';

/** 市局督查 */
export interface InspectionsTable {
  county: string;
  id: string;
  unit: string;
  title: string;
  subject: string;
  basis: string;
  starts_on: LocalDate;
  ends_on: LocalDate;
  team: string;
  design: Json;
  state: Generated<string>;
  seed_parts: Json;
  seed: string | null;
  seed_at: Timestamp | null;
  as_of: LocalDate | null;
  population_size: number | null;
  population_digest: string | null;
  drawn_at: Timestamp | null;
  conclusion: Generated<string>;
  published_on: LocalDate | null;
  reason: string | null;
  planned_at: Timestamp;
  planned_by: string;
  planned_by_name: string;
  planner_keeper: string;
  reminded_at: Timestamp | null;
  revision: Generated<number>;
}

/** 抽样名单 */
export interface InspectionPopulationTable {
  county: string;
  inspection: string;
  lines: string;
}

/** 被查学校 */
export interface InspectionSchoolsTable {
  county: string;
  inspection: string;
  id: string;
  unit: string;
  code: string;
  name: string;
  roll: number;
  band: string;
  response: Buffer | null;
  key_id: number | null;
  responded_at: Timestamp | null;
  responded_by: string | null;
}

/** 抽中学生 */
export interface InspectionPupilsTable {
  county: string;
  inspection: string;
  student: string;
  school: string;
  unit: string;
  ordinal: number;
  ticket: string;
}

/** 检查表 */
export interface InspectionAnswersTable {
  county: string;
  inspection: string;
  about: string;
  item: string;
  verdict: string;
  note: Buffer | null;
  key_id: number | null;
  at: Timestamp;
  by_person: string;
}

/** 检查时拍的照片 */
export interface InspectionFilesTable {
  county: string;
  inspection: string;
  id: string;
  about: string;
  item: string;
  file: string;
  added_at: Timestamp;
  added_by: string;
  removed_at: Timestamp | null;
}
