import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Json, Timestamp } from './columns.ts';

/** 监测快照：每个单位每天一行 */
export interface MonitoringDaysTable {
  county: string;
  unit: string;
  day: LocalDate;
  figures: Json;
  taken_at: Timestamp;
  is_final: boolean;
}
