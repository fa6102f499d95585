import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 会议与培训 */
export interface GatheringsTable {
  county: string;
  id: string;
  kind: string;
  campaign: string | null;
  unit: string;
  school_year: number;
  title: string;
  on_day: LocalDate;
  begins: string;
  ends: string;
  place: string;
  host: string;
  agenda: Generated<string>;
  offices: Generated<string[]>;
  units: Generated<string[]>;
  state: Generated<string>;
  reason: string | null;
  minutes: Generated<string>;
  planned_at: Timestamp;
  planned_by: string;
  held_at: Timestamp | null;
  held_by: string | null;
  reminded_at: Timestamp | null;
  revision: Generated<number>;
}

/** 参会名单 */
export interface GatheringPeopleTable {
  county: string;
  gathering: string;
  person: string;
  office: string;
  unit: string;
  place: string;
  by_name: Generated<boolean>;
  asked_at: Timestamp;
  answer: string | null;
  answered_at: Timestamp | null;
  presence: string | null;
  marked_at: Timestamp | null;
  made_up_on: LocalDate | null;
  words: Buffer | null;
  key_id: number | null;
  sheets: number | null;
  problems: number | null;
  received_at: Timestamp | null;
  withdrawn_at: Timestamp | null;
}

/** 家长会到会情况 */
export interface GatheringPupilsTable {
  county: string;
  gathering: string;
  student: string;
  presence: string;
  relation: Generated<string>;
  marked_at: Timestamp;
  issued_at: Timestamp | null;
}

/** 会议的材料和照片 */
export interface GatheringFilesTable {
  county: string;
  gathering: string;
  id: string;
  use: string;
  file: string;
  name: string;
  added_at: Timestamp;
  added_by: string;
  removed_at: Timestamp | null;
  removed_by: string | null;
}
