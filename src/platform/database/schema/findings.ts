import type { Generated } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 邻居键：关联规则（重复等）用来找邻居的摘要 */
export interface NeighbourKeysTable {
  county: string;
  rule: string;
  digest: Buffer;
  student: string;
}

/** 问题：某条规则在某份学籍的某个字段上不成立 */
export interface FindingsTable {
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
export interface FindingEventsTable {
  county: string;
  finding: string;
  revision: number;
  at: Timestamp;
  by_person: string | null;
  event: string;
  text: Generated<string>;
}
