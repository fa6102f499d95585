import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 无身份证件号学生的核实：一名学生一行，办到哪一步 */
export interface NumberPathwaysTable {
  county: string;
  student: string;
  revision: number;
  standing: string;
  next_step: string | null;
  number_digest: Buffer | null;
  kept: string | null;
  checked_on: LocalDate;
  remind_on: LocalDate | null;
  case_id: string | null;
  changed_at: Timestamp;
  changed_by: string;
  sealed: Buffer;
  key_id: number;
}

/** 核实经过：每一次变动各一行，只增不改 */
export interface NumberPathwayEventsTable {
  county: string;
  student: string;
  revision: number;
  at: Timestamp;
  day: LocalDate;
  by_person: string;
  office: string;
  event: string;
  standing: string;
  sealed: Buffer;
  key_id: number;
}

/** 核实所用的材料；申请业务时随件带上 */
export interface NumberPathwayProofsTable {
  county: string;
  student: string;
  id: string;
  kind: string;
  file: string;
  name: string;
  added_at: Timestamp;
  added_by: string;
}
